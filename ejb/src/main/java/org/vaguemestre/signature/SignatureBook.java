package org.vaguemestre.signature;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vaguemestre.circuit.Circuits;
import org.vaguemestre.circuit.Outcome;
import org.vaguemestre.circuit.TaskView;
import org.vaguemestre.document.DocumentView;
import org.vaguemestre.document.Documents;
import org.vaguemestre.mail.Baskets;
import org.vaguemestre.mail.MailItemView;
import org.vaguemestre.mail.MailRow;
import org.vaguemestre.organisation.TaskKind;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.reply.Replies;

/**
 * The signature book (<i>parapheur</i>): what the caller is asked to approve or to sign, in their own name or by delegation, one document after the
 * other or several at once.
 */
@Stateless
public class SignatureBook {
    /** Most that are shown, and done at once. */
    public static final int LIMIT = 100;

    private static final Set<TaskKind> KINDS = EnumSet.of(TaskKind.VISA, TaskKind.SIGNATURE);

    @Inject
    private Circuits circuits;

    @Inject
    private Signing signing;

    @Inject
    private Replies replies;

    @Inject
    private Baskets baskets;

    @Inject
    private Documents documents;

    /** Something to approve or to sign, and the item it is about. */
    public record Leaf(TaskView task, MailRow item) {}

    /** What waits, the most pressing first, no more than {@value #LIMIT}. */
    public List<Leaf> leaves() {
        List<TaskView> tasks = circuits.mine(KINDS, LIMIT);
        Map<UUID, MailRow> rows =
                baskets.rows(tasks.stream().map(TaskView::item).toList());
        return tasks.stream()
                .filter(task -> rows.containsKey(task.item()))
                .map(task -> new Leaf(task, rows.get(task.item())))
                .toList();
    }

    /**
     * A document that is read before one decides.
     *
     * @param answer a letter of the answer; else a document of the item itself
     */
    public record Paper(String name, DocumentView document, boolean answer) {}

    /** The letters of the answer to an item, then what came in. */
    public List<Paper> papers(MailItemView item) {
        List<Paper> papers = new ArrayList<>();
        replies.of(item.id()).ifPresent(reply -> reply.letters().stream()
                .filter(letter -> letter.finalSha256() != null)
                .forEach(letter -> papers.add(new Paper(
                        letter.recipient(),
                        documents.get(letter.signedSha256() == null ? letter.finalSha256() : letter.signedSha256()),
                        true))));
        item.documents().forEach(attached -> papers.add(new Paper(attached.name(), attached.document(), false)));
        return papers;
    }

    /**
     * A leaf, as it is asked for.
     *
     * @param task an open visa or signature of the caller's
     */
    public record Wanted(UUID item, UUID task) {}

    /**
     * What became of one.
     *
     * @param refused why nothing was done; null when it was
     */
    public record Done(Wanted wanted, TaskKind kind, Refused refused) {}

    /**
     * Approves or signs each, whatever it asks for, under its own guard and in a transaction of its own: what is refused for one is done for the others.
     *
     * @param comment kept with each; null for none
     * @throws Refused TOO_MANY_ITEMS, NOTHING_CHOSEN before anything is done
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public List<Done> pass(Collection<Wanted> wanted, String comment) {
        if (wanted.isEmpty()) {
            throw new Refused(Refusal.NOTHING_CHOSEN);
        }
        if (wanted.size() > LIMIT) {
            throw new Refused(Refusal.TOO_MANY_ITEMS, LIMIT);
        }
        return wanted.stream().map(one -> pass(one, comment)).toList();
    }

    private Done pass(Wanted wanted, String comment) {
        TaskKind[] kind = new TaskKind[1];
        Optional<Refused> refused = Refused.unless(() -> {
            kind[0] = circuits.tasksOn(wanted.item()).stream()
                    .filter(task -> task.id().equals(wanted.task()) && KINDS.contains(task.kind()))
                    .findFirst()
                    .orElseThrow(() -> new Refused(Refusal.TASK_OVER))
                    .kind();
            if (kind[0] == TaskKind.SIGNATURE) {
                signing.sign(wanted.item(), wanted.task(), comment);
            } else {
                circuits.complete(wanted.item(), wanted.task(), Outcome.APPROVED, comment);
            }
        });
        return new Done(wanted, kind[0], refused.orElse(null));
    }
}
