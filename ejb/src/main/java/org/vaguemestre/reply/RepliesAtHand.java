package org.vaguemestre.reply;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.vaguemestre.correspondent.CorrespondentView;
import org.vaguemestre.correspondent.Correspondents;
import org.vaguemestre.mail.ItemInHand;
import org.vaguemestre.mail.MailCourse;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** The replies of the organisation, and how they are shown. */
@Dependent
class RepliesAtHand {
    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private MailCourse course;

    @Inject
    private Correspondents correspondents;

    @Inject
    private Structure structure;

    /** The reply in hand to an item; empty for none. */
    Optional<Reply> inHand(UUID carrier) {
        return inHand(carrier, TemplateKind.REPLY);
    }

    /** The reply or the acknowledgement of an item; empty for none. */
    Optional<Reply> inHand(UUID carrier, TemplateKind kind) {
        return entityManager
                .createQuery(
                        "select r from Reply r where r.carrierId = :carrier and r.kind = :kind and r.abandonedAt is null",
                        Reply.class)
                .setParameter("carrier", carrier)
                .setParameter("kind", kind)
                .getResultStream()
                .findFirst();
    }

    ReplyView view(Reply reply) {
        return new ReplyView(
                reply.id(),
                reply.carrierId(),
                reply.subject(),
                reply.signerId(),
                names().get(reply.authorId()),
                reply.createdAt(),
                course.handles(reply.carrierId())
                        && reply.letters().stream().allMatch(letter -> letter.signedSha256() == null),
                versions(reply),
                letters(reply));
    }

    List<ReplyView.Version> versions(Reply reply) {
        Map<UUID, String> names = names();
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entityManager
                .createNativeQuery(
                        """
                        select v.n, v.sha256, v.name, v.author_id, v.written_at, v.based_on, d.media_type from reply_version v
                        join document d on d.organisation_id = v.organisation_id and d.sha256 = v.sha256
                        where v.organisation_id = :organisation and v.reply_id = :reply order by v.n
                        """,
                        Tuple.class)
                .setParameter("organisation", reply.organisationId())
                .setParameter("reply", reply.id())
                .getResultList();
        return rows.stream()
                .map(row -> new ReplyView.Version(
                        row.get(0, Integer.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        names.get(row.get(3, UUID.class)),
                        row.get(4, Instant.class),
                        !row.get(6, String.class).equals("application/pdf"),
                        row.get(5) != null && row.get(5, Integer.class) < row.get(0, Integer.class) - 1))
                .toList();
    }

    List<Letter> letters(Reply reply) {
        Map<UUID, CorrespondentView> recipients = recipients(reply);
        Map<UUID, ItemInHand> items = course.read(Stream.concat(
                        Stream.of(reply.carrierId()), reply.letters().stream().map(ReplyLetter::outgoingId))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return reply.letters().stream()
                .map(letter -> {
                    CorrespondentView recipient = recipients.get(letter.correspondentId());
                    return new Letter(
                            letter.id(),
                            reply.id(),
                            reply.carrierId(),
                            reply.kind(),
                            letter.correspondentId(),
                            recipient == null ? department(items.get(reply.carrierId())) : recipient.displayName(),
                            recipient == null ? null : recipient.email(),
                            reply.subject(),
                            letter.finalSha256(),
                            letter.signedSha256(),
                            letter.outgoingId(),
                            letter.outgoingId() == null
                                    ? null
                                    : items.get(letter.outgoingId()).number());
                })
                .toList();
    }

    /** Its correspondents; a memo has none. */
    Map<UUID, CorrespondentView> recipients(Reply reply) {
        return correspondents.find(reply.letters().stream()
                .map(ReplyLetter::correspondentId)
                .filter(Objects::nonNull)
                .toList());
    }

    /** To which a memo goes: the department its item is with. */
    String department(ItemInHand item) {
        return structure.departments().stream()
                .filter(department -> department.id().equals(item.department()))
                .map(DepartmentView::name)
                .findFirst()
                .orElse("");
    }

    private Map<UUID, String> names() {
        return AgentView.names(structure.agents());
    }

    /** The reply, its item held and the caller's to write. */
    Reply held(UUID id) {
        Reply reply = entityManager.find(Reply.class, id);
        if (reply == null || reply.isAbandoned()) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        requireWriting(reply.carrierId());
        return reply;
    }

    /** @throws Refused RIGHT_MISSING for who neither handles nor routes the item, ACKNOWLEDGED_ALREADY */
    void requireAcknowledging(ItemInHand item) {
        if (!course.leads(item.id())) {
            throw new Refused(Refusal.RIGHT_MISSING);
        }
        if (inHand(item.id(), TemplateKind.ACKNOWLEDGEMENT).isPresent()) {
            throw new Refused(Refusal.ACKNOWLEDGED_ALREADY);
        }
    }

    /** The item, held and the caller's to write an answer to. */
    ItemInHand requireWriting(UUID carrier) {
        ItemInHand item = course.hold(carrier);
        course.requireHandling(carrier);
        return item;
    }
}
