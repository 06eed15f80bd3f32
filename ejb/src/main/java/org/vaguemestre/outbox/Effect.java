package org.vaguemestre.outbox;

/** A kind of effect outside the portal (<i>effet extérieur</i>), performed at least once: doing it again must do no harm, or be seen by its key. */
public interface Effect {
    /** Name of the kind, for ever. */
    String kind();

    /**
     * Performs it, under the application's access to its organisation and outside any transaction, within a time of its own.
     *
     * @throws EffectFailed when it was not done
     */
    void perform(OutboxEntry entry) throws EffectFailed;

    /** It failed for good; joins the transaction that says so. */
    void gaveUp(OutboxEntry entry, String reason);
}
