package org.vaguemestre.reply;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.circuit.Circuits;
import org.vaguemestre.correspondent.CorrespondentView;
import org.vaguemestre.mail.ItemInHand;
import org.vaguemestre.mail.MailCourse;
import org.vaguemestre.mail.MailTypes;
import org.vaguemestre.mail.Silence;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.OrganisationView;
import org.vaguemestre.organisation.Organisations;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** What {@link ReplyWriting} needs before the long work: what a reply would say, and to whom. Nothing is changed by it. */
@Stateless
public class ReplyPreparation {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Inject
    private Replies replies;

    @Inject
    private RepliesAtHand atHand;

    @Inject
    private MailCourse course;

    @Inject
    private Circuits circuits;

    @Inject
    private Structure structure;

    @Inject
    private MailTypes types;

    @Inject
    private Organisations organisations;

    @Inject
    private Clock clock;

    /** What {@link ReplyWriting} needs to fill in a letter, before anything is written. @throws Refused as {@link Replies#begin} */
    public Beginning beginning(UUID carrier, NewReply wished) {
        ItemInHand item = atHand.requireWriting(carrier);
        if (atHand.inHand(carrier).isPresent()) {
            throw new Refused(Refusal.REPLY_IN_HAND);
        }
        List<UUID> to =
                wished.correspondents() != null && !wished.correspondents().isEmpty()
                        ? wished.correspondents()
                        : item.correspondent() == null ? List.of() : List.of(item.correspondent());
        UUID signer = wished.signer() != null
                ? structure.agent(wished.signer()).account()
                : circuits.signersOf(carrier).stream().findFirst().orElse(null);
        if (signer == null) {
            throw new Refused(Refusal.FIELD_MISSING, "signataire");
        }
        String subject = wished.subject() == null || wished.subject().isBlank() ? item.subject() : wished.subject();
        Reply reply = new Reply(
                CurrentAccess.get().organisation(),
                carrier,
                item.direction(),
                subject,
                wished.template(),
                to,
                CurrentAccess.get().account(),
                signer,
                clock.instant());
        TemplateView template = wished.template() == null ? null : template(wished.template(), TemplateKind.REPLY);
        return new Beginning(
                new NewReply(subject, wished.template(), to, signer, wished.text()),
                template,
                values(reply, wished.text()).all());
    }

    /**
     * A reply as it would begin.
     *
     * @param reply with all that was not said
     * @param template null for a document of one's own
     * @param values of the fields, those of the recipient too when there is only one
     */
    public record Beginning(NewReply reply, TemplateView template, Map<String, String> values) {}

    private TemplateView template(UUID id, TemplateKind kind) {
        return replies.templates().stream()
                .filter(template -> template.id().equals(id) && template.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.TEMPLATE_UNKNOWN));
    }

    /**
     * What {@link ReplyWriting} needs to make the acknowledgement of an item.
     *
     * @throws Refused TEMPLATE_UNKNOWN, ACKNOWLEDGEMENT_INCOMPLETE where something is not known that it has to say (CRPA R112-5), or as
     *     {@link Replies#acknowledge}
     */
    public Acknowledging acknowledging(UUID carrier, UUID templateId) {
        ItemInHand item = course.hold(carrier);
        atHand.requireAcknowledging(item);
        TemplateView template = template(templateId, TemplateKind.ACKNOWLEDGEMENT);
        Reply acknowledgement = Reply.acknowledging(
                CurrentAccess.get().organisation(),
                carrier,
                item.direction(),
                template.name(),
                templateId,
                item.correspondent(),
                CurrentAccess.get().account(),
                clock.instant(),
                "");
        MergeValues values = values(acknowledgement, null);
        values.missing(TemplateKind.ACKNOWLEDGEMENT.required()).ifPresent(missing -> {
            throw new Refused(Refusal.ACKNOWLEDGEMENT_INCOMPLETE, missing.field());
        });
        return new Acknowledging(template, values.all(), values.of(TemplateKind.ACKNOWLEDGEMENT.required()));
    }

    /**
     * An acknowledgement as it would be made.
     *
     * @param mentions what it has to bear (CRPA R112-5)
     */
    public record Acknowledging(TemplateView template, Map<String, String> values, List<String> mentions) {}

    /** What {@link ReplyWriting} needs to finish a reply. */
    public Finishing finishing(UUID id) {
        Reply reply = atHand.held(id);
        List<ReplyView.Version> versions = atHand.versions(reply);
        ReplyView.Version last = versions.get(versions.size() - 1);
        Map<UUID, Map<String, String>> values = new HashMap<>();
        Map<UUID, CorrespondentView> recipients = atHand.recipients(reply);
        MergeValues known = values(reply, null);
        for (ReplyLetter letter : reply.letters()) {
            values.put(
                    letter.id(),
                    (letter.correspondentId() == null ? known : known.to(recipients.get(letter.correspondentId())))
                            .all());
        }
        AgentView agent = structure.agent(reply.authorId());
        AgentView signer = structure.agent(reply.signerId());
        return new Finishing(last, values, List.of(agent.name(), agent.quality(), signer.name(), signer.quality()));
    }

    private MergeValues values(Reply reply, String text) {
        ItemInHand item = course.acted(reply.carrierId());
        Map<UUID, CorrespondentView> recipients = atHand.recipients(reply);
        AgentView agent = structure.agent(reply.authorId());
        OrganisationView organisation =
                organisations.bySlug(CurrentAccess.get().slug()).orElseThrow();
        MergeValues values = new MergeValues()
                .item(item.number(), item.subject(), item.writtenOn(), item.arrivedOn(), item.senderReference())
                .by(
                        agent,
                        structure.departments().stream()
                                .filter(department -> department.id().equals(agent.department()))
                                .map(DepartmentView::name)
                                .findFirst()
                                .orElse(null))
                .inCharge(atHand.department(item), silence(item))
                .of(organisation.name(), organisations.letterHead())
                .saying(reply.subject(), text, clock.instant().atZone(PARIS).toLocalDate());
        if (reply.signerId() != null) {
            values.signedBy(structure.agent(reply.signerId()));
        }
        if (reply.letters().size() > 1) {
            return values.toEach();
        }
        UUID correspondent = reply.letters().get(0).correspondentId();
        if (correspondent == null) {
            return values.to(atHand.department(item));
        }
        CorrespondentView only = recipients.get(correspondent);
        if (only == null) {
            throw new Refused(Refusal.CORRESPONDENT_UNKNOWN);
        }
        return values.to(only);
    }

    private String silence(ItemInHand item) {
        Silence silence =
                item.mailType() == null ? null : types.get(item.mailType()).silence();
        return silence == null ? null : silence.mention(item.arrivedOn());
    }

    /**
     * A reply as it would be finished.
     *
     * @param letters values of the fields of each letter
     * @param mentions what the letters have to bear (CRPA L111-2, L212-1)
     */
    public record Finishing(ReplyView.Version last, Map<UUID, Map<String, String>> letters, List<String> mentions) {}
}
