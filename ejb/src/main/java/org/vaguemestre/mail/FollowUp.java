package org.vaguemestre.mail;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * Where a letter stands, for who wrote it (<i>suivi de votre courrier</i>). Number and code open it, and nothing else does: the code is derived
 * from the item by a key of its organisation (HMAC-SHA256), so none is stored and none can be guessed from another. Of the letter nothing is
 * told but its number, its dates, its department and how far it came.
 */
@Stateless
public class FollowUp {
    /** Letters and digits that nobody reads for one another (Crockford's base 32). */
    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** Of five bits each: fifty bits, two groups of five. */
    private static final int LENGTH = 10;

    private static final UUID NOTHING = new UUID(0, 0);

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Structure structure;

    /** How far a letter came. */
    public enum Stage {
        /** Reçu. */
        RECEIVED,
        /** En cours d’instruction. */
        IN_PROGRESS,
        /** Traité. */
        ENDED
    }

    /**
     * What its author is told.
     *
     * @param department in charge; null while there is none
     */
    public record Followed(String number, LocalDate arrivedOn, Stage stage, String department) {}

    /** The code to give to the author of an incoming item that the caller sees. @throws Refused NOT_FOUND */
    public String code(UUID id) {
        MailItem item = entityManager.find(MailItem.class, id);
        if (item == null || !item.seenBy(CurrentAccess.get())) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        return written(code(id, key()));
    }

    /**
     * The letter of that number, if the code is its own; asked by the application on behalf of nobody. An unknown number and a wrong code are one
     * answer, and take the same work.
     */
    public Optional<Followed> look(String number, String code) {
        CurrentAccess.get().require(Right.MAIL_SEE_ALL);
        Optional<MailItem> item = entityManager
                .createQuery(
                        "select m from MailItem m where m.number = :number and m.direction = :incoming and m.state <> :voided",
                        MailItem.class)
                .setParameter("number", number)
                .setParameter("incoming", Direction.INCOMING)
                .setParameter("voided", State.VOID)
                .getResultStream()
                .findFirst();
        String right = code(item.map(MailItem::id).orElse(NOTHING), key());
        boolean holds = MessageDigest.isEqual(
                right.getBytes(StandardCharsets.US_ASCII), typed(code).getBytes(StandardCharsets.UTF_8));
        return item.filter(found -> holds).map(this::told);
    }

    private Followed told(MailItem item) {
        Stage stage =
                switch (item.state()) {
                    case REGISTERED -> Stage.RECEIVED;
                    case IN_PROGRESS -> Stage.IN_PROGRESS;
                    default -> Stage.ENDED;
                };
        String department = structure.departments().stream()
                .filter(one -> one.id().equals(item.departmentId()))
                .map(DepartmentView::name)
                .findFirst()
                .orElse(null);
        return new Followed(item.number(), item.arrivedOn(), stage, department);
    }

    private String key() {
        return (String) entityManager
                .createNativeQuery(
                        "select follow_up_key from organisation_settings where organisation_id = :organisation")
                .setParameter("organisation", CurrentAccess.get().organisation())
                .getSingleResult();
    }

    static String code(UUID item, String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            byte[] digest = mac.doFinal(item.toString().getBytes(StandardCharsets.US_ASCII));
            StringBuilder code = new StringBuilder();
            for (int i = 0; i < LENGTH; i++) {
                code.append(SIGNS.charAt(digest[i] & 31));
            }
            return code.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    static String written(String code) {
        return code.substring(0, LENGTH / 2) + "-" + code.substring(LENGTH / 2);
    }

    /** As a person types it: in any case, with or without its hyphen, a letter O for a zero, I or L for a one. */
    static String typed(String code) {
        return code.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }
}
