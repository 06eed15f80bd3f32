package org.vaguemestre.api;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.vaguemestre.access.IdempotencyKeys;
import org.vaguemestre.correspondent.CorrespondentView;
import org.vaguemestre.correspondent.Correspondents;
import org.vaguemestre.document.Intake;
import org.vaguemestre.mail.Details;
import org.vaguemestre.mail.MailRoom;
import org.vaguemestre.mail.Registration;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** Registers what a program says: names become identifiers, the sender is found or created, and all of it stands or falls in one transaction. */
@Dependent
class Registering {
    @Inject
    private IdempotencyKeys keys;

    @Inject
    private MailRoom mailRoom;

    @Inject
    private Correspondents correspondents;

    @Inject
    private Intake intake;

    @Inject
    private Directory directory;

    /** @throws Refused as {@link MailRoom#register} and {@link IdempotencyKeys#once} do; SUBJECT_MISSING, FIELD_MISSING */
    IdempotencyKeys.Made register(String key, ItemBody said, List<Intake.Taken> documents) {
        if (said.direction() == null) {
            throw new Refused(Refusal.FIELD_MISSING, "direction");
        }
        if (said.subject() == null || said.subject().isBlank()) {
            throw new Refused(Refusal.SUBJECT_MISSING);
        }
        List<Registration.Attachment> attached = documents.stream()
                .map(taken -> new Registration.Attachment(taken.kept().sha256(), taken.name()))
                .toList();
        return keys.once(key, sha256("mail-items", said, attached), () -> {
            documents.forEach(intake::describe);
            return mailRoom.register(new Registration(null, said.direction(), details(said), attached));
        });
    }

    /** @throws Refused as {@link Correspondents#create} does */
    IdempotencyKeys.Made create(String key, SenderBody said) {
        return keys.once(key, sha256("correspondents", said, List.of()), () -> correspondents
                .create(said.known())
                .id());
    }

    /** Makes anything else once. */
    IdempotencyKeys.Made once(String key, String resource, Object said, Supplier<UUID> making) {
        return keys.once(key, sha256(resource, said, List.of()), making);
    }

    /** Changes an item to what is said; a sender named for the first time is created in the same transaction. */
    <T> T changed(ItemBody said, Consumer<Details> act, Supplier<T> answer) {
        keys.once(null, null, () -> {
            act.accept(details(said));
            return null;
        });
        return answer.get();
    }

    private Details details(ItemBody said) {
        return new Details(
                said.subject(),
                sender(said.sender()),
                said.senderReference(),
                said.postmarkedOn(),
                said.writtenOn(),
                said.arrivedOn(),
                directory.mailType(said.mailType()),
                said.priority(),
                said.confidentiality(),
                said.channel(),
                directory.department(said.department()),
                directory.agent(said.assignee()),
                null,
                said.copies() == null
                        ? List.of()
                        : said.copies().stream().map(this::copy).toList(),
                said.amountCents());
    }

    private Details.Copy copy(ItemBody.CopyBody said) {
        if (said == null || said.department() == null == (said.agent() == null)) {
            throw new Refused(Refusal.FIELD_MISSING, "copies.department");
        }
        return new Details.Copy(directory.department(said.department()), directory.agent(said.agent()));
    }

    private UUID sender(SenderBody said) {
        if (said == null) {
            return null;
        }
        if (said.id() != null) {
            return said.id();
        }
        if (said.name() == null || said.name().isBlank()) {
            throw new Refused(Refusal.FIELD_MISSING, "sender.name");
        }
        return correspondents.likely(said.firstName(), said.name()).stream()
                .filter(said::agreesWith)
                .findFirst()
                .map(CorrespondentView::id)
                .orElseGet(() -> correspondents.create(said.known()).id());
    }

    /** Of what is asked, however it was spaced or cut into parts. */
    static String sha256(String resource, Object said, Object documents) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(Json.bytes(List.of(resource, said, documents)));
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
