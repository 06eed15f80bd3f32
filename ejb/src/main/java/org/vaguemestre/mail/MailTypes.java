package org.vaguemestre.mail;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.infinispan.Cache;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.journal.Journal;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** The types of mail of the organisation acted for. */
@Stateless
public class MailTypes {
    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Journal journal;

    @Resource(lookup = "java:jboss/infinispan/cache/vaguemestre/directory")
    private Cache<String, List<MailTypeView>> directory;

    /** Those in use, by name. */
    public List<MailTypeView> all() {
        String key = CurrentAccess.get().organisation() + "/mail-types";
        List<MailTypeView> known = directory.get(key);
        if (known == null) {
            known = entityManager
                    .createQuery("select t from MailType t where t.retired = false order by t.name", MailType.class)
                    .getResultStream()
                    .map(MailType::view)
                    .toList();
            directory.put(key, known);
        }
        return known;
    }

    /**
     * A type for the one who sets it.
     *
     * @param items mail of this type
     */
    public record Used(UUID id, MailTypeContent content, long items) {}

    /** Every type, those no longer used last, with how much mail is of it (right ORGANISATION_ADMINISTER). */
    public List<Used> used() {
        CurrentAccess.get().require(Right.ORGANISATION_ADMINISTER);
        Map<UUID, Long> counts = new HashMap<>();
        for (Object row : entityManager
                .createNativeQuery(
                        "select mail_type_id, count(*) from mail_item where organisation_id = :organisation and mail_type_id is not null group by mail_type_id",
                        Tuple.class)
                .setParameter("organisation", CurrentAccess.get().organisation())
                .getResultList()) {
            Tuple count = (Tuple) row;
            counts.put(count.get(0, UUID.class), count.get(1, Number.class).longValue());
        }
        return entityManager
                .createQuery("select t from MailType t order by t.retired, t.name", MailType.class)
                .getResultStream()
                .map(type -> new Used(type.id(), type.set(), counts.getOrDefault(type.id(), 0L)))
                .toList();
    }

    /** @throws Refused MAIL_TYPE_UNKNOWN */
    public MailTypeView get(UUID id) {
        return all().stream()
                .filter(type -> type.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.MAIL_TYPE_UNKNOWN, String.valueOf(id)));
    }

    public Optional<MailTypeView> byCode(String code) {
        return all().stream().filter(type -> type.code().equalsIgnoreCase(code)).findFirst();
    }

    public UUID add(
            String code,
            String name,
            UUID department,
            Confidentiality confidentiality,
            Integer commitmentDays,
            Silence silence) {
        CurrentAccess.get().require(Right.ORGANISATION_ADMINISTER);
        MailType type = new MailType(
                CurrentAccess.get().organisation(), code, name, department, confidentiality, commitmentDays, silence);
        entityManager.persist(type);
        journal.append(
                VocabularyAct.MAIL_TYPE_ADDED,
                "organisation",
                type.organisationId(),
                Map.of("mailType", type.id(), "code", code));
        return type.id();
    }
}
