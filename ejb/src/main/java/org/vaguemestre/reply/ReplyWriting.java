package org.vaguemestre.reply;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vaguemestre.document.DocumentWorkers;
import org.vaguemestre.document.Documents;
import org.vaguemestre.document.Intake;
import org.vaguemestre.document.OfficeConversion;
import org.vaguemestre.document.OfficeFields;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * The long work on replies, outside any transaction: templates are filled in and PDF made by processes apart; what they made is durable before an act
 * of {@link Replies} takes it.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReplyWriting {
    private static final String PDF = "application/pdf";

    @Inject
    private Replies replies;

    @Inject
    private ReplyPreparation preparation;

    @Inject
    private Intake intake;

    @Inject
    private Documents documents;

    @Inject
    private Instance<DocumentWorkers> workers;

    @Inject
    private OfficeConversion office;

    /**
     * Begins a reply from a template: the first version is the template filled in.
     *
     * @throws Refused TEMPLATE_UNKNOWN, TEMPLATE_UNFIT, or as {@link Replies#begin}
     */
    public UUID begin(UUID carrier, NewReply wished) {
        if (wished.template() == null) {
            throw new Refused(Refusal.FIELD_MISSING, "modèle");
        }
        ReplyPreparation.Beginning beginning = preparation.beginning(carrier, wished);
        Path template = documents.file(beginning.template().sha256());
        Map<String, String> values = beginning.values();
        Intake.Taken first = intake.make("Projet " + beginning.template().fileName(), out -> workers.get()
                .merge(template, values, out));
        return replies.begin(carrier, beginning.reply(), first);
    }

    /** Begins a reply with a document of one's own: ODT, DOCX or PDF. */
    public UUID begin(UUID carrier, NewReply wished, String name, InputStream bytes) {
        ReplyPreparation.Beginning beginning = preparation.beginning(carrier, wished);
        return replies.begin(carrier, beginning.reply(), text(name, bytes));
    }

    /**
     * Makes the acknowledgement of an item (<i>accusé de réception</i>), which needs no signature and is ready to be sent.
     *
     * @throws Refused OFFICE_MISSING, OFFICE_TIMEOUT, MENTION_MISSING, or as {@link ReplyPreparation#acknowledging}
     */
    public void acknowledge(UUID carrier, UUID template) {
        ReplyPreparation.Acknowledging wished = preparation.acknowledging(carrier, template);
        Path text = documents.file(wished.template().sha256());
        Intake.Taken pdf = letter(text, wished.values(), wished.mentions());
        replies.acknowledge(carrier, wished.template().name(), template, pdf);
    }

    /**
     * Two versions of the reply in hand to an item, compared.
     *
     * @throws Refused NOT_FOUND; VERSIONS_NOT_COMPARED for one that is no text document
     */
    public Comparison compare(UUID carrier, int from, int to) {
        ReplyView reply = replies.of(carrier).orElseThrow(() -> new Refused(Refusal.NOT_FOUND));
        return Comparison.of(from, lines(reply, from), to, lines(reply, to));
    }

    private List<String> lines(ReplyView reply, int n) {
        ReplyView.Version version = reply.versions().stream()
                .filter(one -> one.n() == n)
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.NOT_FOUND));
        if (!version.office()) {
            throw new Refused(Refusal.VERSIONS_NOT_COMPARED, n);
        }
        return workers.get().lines(documents.file(version.sha256()));
    }

    /** Adds a version given by a person. @throws Refused as {@link Replies#write}, DOCUMENT_TYPE_REFUSED, DOCUMENT_WITH_MACROS */
    public int write(UUID reply, Integer basedOn, String name, InputStream bytes) {
        return replies.write(reply, basedOn, text(name, bytes));
    }

    private Intake.Taken text(String name, InputStream bytes) {
        Intake.Taken taken = intake.take(name, bytes);
        if (!taken.inspection().mediaType().equals(PDF)) {
            OfficeFields found = intake.fields(taken.kept().sha256(), MergeField.all());
            found.unknown().stream().findFirst().ifPresent(unknown -> {
                throw new Refused(
                        Refusal.TEMPLATE_FIELD_UNKNOWN, unknown.field(), unknown.paragraph(), unknown.excerpt());
            });
        }
        return taken;
    }

    /**
     * Makes the PDF of each letter from the last version.
     *
     * @throws Refused OFFICE_MISSING, OFFICE_TIMEOUT, MENTION_MISSING, or as {@link Replies#finish}
     */
    public void finish(UUID reply) {
        ReplyPreparation.Finishing finishing = preparation.finishing(reply);
        Path text = documents.file(finishing.last().sha256());
        Map<UUID, Intake.Taken> letters = new HashMap<>();
        finishing
                .letters()
                .forEach((letter, values) -> letters.put(
                        letter,
                        finishing.last().office() ? letter(text, values, finishing.mentions()) : given(finishing)));
        replies.finish(reply, finishing.last().n(), letters);
    }

    /** A PDF that a person made is signed as it is. */
    private Intake.Taken given(ReplyPreparation.Finishing finishing) {
        return intake.take(
                finishing.last().name(), documents.bytes(finishing.last().sha256()));
    }

    private Intake.Taken letter(Path text, Map<String, String> values, List<String> mentions) {
        OfficeFields fields = workers.get().fields(text, MergeField.all());
        if (fields.fields().isEmpty()) {
            requireMentions(workers.get().lines(text), mentions);
            return pdf(text, fields.mediaType());
        }
        return intake.aside(filled -> {
            workers.get().merge(text, values, filled);
            requireMentions(workers.get().lines(filled), mentions);
            return pdf(filled, fields.mediaType());
        });
    }

    private static void requireMentions(List<String> lines, List<String> mentions) {
        String whole = String.join(" ", lines).replaceAll("\\s+", " ");
        mentions.stream()
                .map(mention -> mention.replaceAll("\\s+", " "))
                .filter(mention -> !whole.contains(mention))
                .findFirst()
                .ifPresent(mention -> {
                    throw new Refused(Refusal.MENTION_MISSING, mention);
                });
    }

    private Intake.Taken pdf(Path text, String mediaType) {
        return intake.make("Lettre.pdf", out -> office.toPdf(text, mediaType, out));
    }
}
