package org.vaguemestre.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.journal.Act;
import org.vaguemestre.organisation.Configurable;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** Types of mail, set by the organisation's administrator. */
@ApplicationScoped
class MailTypeConfiguration implements Configurable<MailTypeContent> {
    private static final Pattern CODE = Pattern.compile("[\\p{Lu}\\p{N}_-]{1,30}");
    private static final int NAME_LIMIT = 200;
    private static final int KEYWORDS_LIMIT = 1_000;
    private static final int LONGEST_COMMITMENT = 3_650;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Structure structure;

    @Override
    public String kind() {
        return "mail-type";
    }

    @Override
    public Class<MailTypeContent> content() {
        return MailTypeContent.class;
    }

    @Override
    public Optional<MailTypeContent> inForce(UUID target) {
        return Optional.ofNullable(entityManager.find(MailType.class, target)).map(MailType::set);
    }

    @Override
    public void check(UUID target, MailTypeContent wished) {
        verify(wished);
        if (wished.department() != null) {
            structure.department(wished.department());
        }
        boolean taken = entityManager
                .createQuery("select t.id from MailType t where lower(t.code) = lower(:code)", UUID.class)
                .setParameter("code", wished.code())
                .getResultStream()
                .anyMatch(id -> !id.equals(target));
        if (taken) {
            throw new Refused(Refusal.CODE_TAKEN, wished.code());
        }
    }

    /** What can be said of a type without looking at the others. */
    static void verify(MailTypeContent wished) {
        if (wished.name() == null || wished.name().isBlank()) {
            throw new Refused(Refusal.FIELD_MISSING, "nom");
        }
        if (wished.name().codePointCount(0, wished.name().length()) > NAME_LIMIT) {
            throw new Refused(Refusal.FIELD_TOO_LONG, "nom", NAME_LIMIT);
        }
        if (wished.code() == null || !CODE.matcher(wished.code()).matches()) {
            throw new Refused(Refusal.CODE_INVALID, wished.code() == null ? "" : wished.code());
        }
        if (wished.confidentiality() == null) {
            throw new Refused(Refusal.FIELD_MISSING, "confidentialité");
        }
        Integer days = wished.commitmentDays();
        if (days != null && (days < 1 || days > LONGEST_COMMITMENT)) {
            throw new Refused(Refusal.FIELD_INVALID, "engagement", days);
        }
        if (wished.silence() != null) {
            wished.silence().verify();
        }
        if (wished.keywords() != null && wished.keywords().length() > KEYWORDS_LIMIT) {
            throw new Refused(Refusal.FIELD_TOO_LONG, "mots-clés", KEYWORDS_LIMIT);
        }
    }

    @Override
    public void apply(UUID target, MailTypeContent wished) {
        MailType type = entityManager.find(MailType.class, target);
        if (type == null) {
            type = new MailType(CurrentAccess.get().organisation(), target, wished);
            entityManager.persist(type);
        } else {
            type.become(wished);
        }
        entityManager.flush();
    }

    @Override
    public Act act(MailTypeContent before, MailTypeContent after) {
        if (before == null) {
            return VocabularyAct.MAIL_TYPE_ADDED;
        }
        return after.retired() && !before.retired() ? VocabularyAct.MAIL_TYPE_RETIRED : VocabularyAct.MAIL_TYPE_CHANGED;
    }

    @Override
    public String named(MailTypeContent content) {
        return content.name() == null ? String.valueOf(content.code()) : content.name();
    }

    @Override
    public Map<String, Object> told(MailTypeContent content) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", content.name());
        told.put("code", content.code());
        told.put("department", department(content.department()));
        told.put("confidentiality", content.confidentiality());
        told.put("commitmentDays", content.commitmentDays());
        told.put("priority", content.priority());
        told.put("keywords", content.keywords());
        told.put("silence", content.silence() == null ? null : content.silence().effect());
        told.put(
                "silenceMonths",
                content.silence() == null ? null : content.silence().months());
        told.put("retired", content.retired());
        return told;
    }

    private String department(UUID id) {
        return id == null
                ? null
                : structure.departments().stream()
                        .filter(one -> one.id().equals(id))
                        .map(DepartmentView::name)
                        .findFirst()
                        .orElse("?");
    }
}
