package org.vaguemestre.outbox;

/** An effect was not done: the sentence says why, for the person who looks at it. */
public final class EffectFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean forGood;
    private final boolean partner;

    private EffectFailed(String sentence, boolean forGood, boolean partner, Throwable cause) {
        super(sentence, cause);
        this.forGood = forGood;
        this.partner = partner;
    }

    /** The partner does not answer: this one and the others of its kind are tried again later. */
    public static EffectFailed silent(String sentence, Throwable cause) {
        return new EffectFailed(sentence, false, true, cause);
    }

    /** The partner answers, and wants this one again later. */
    public static EffectFailed later(String sentence, Throwable cause) {
        return new EffectFailed(sentence, false, false, cause);
    }

    /** Trying again would not help. */
    public static EffectFailed forGood(String sentence, Throwable cause) {
        return new EffectFailed(sentence, true, false, cause);
    }

    boolean isForGood() {
        return forGood;
    }

    boolean isOfThePartner() {
        return partner;
    }
}
