package org.vaguemestre.mail;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.infinispan.Cache;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.journal.Act;
import org.vaguemestre.journal.Journal;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** The types of mail of the organisation acted for. */
@Stateless
public class MailTypes {
    /** Forgotten with the organisation's structure: its act begins with {@code organisation.}. */
    private static final Act ADDED = () -> "organisation.mail-type-added";

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
            String code, String name, UUID department, Confidentiality confidentiality, Integer commitmentDays) {
        CurrentAccess.get().require(Right.ORGANISATION_ADMINISTER);
        MailType type = new MailType(
                CurrentAccess.get().organisation(), code, name, department, confidentiality, commitmentDays);
        entityManager.persist(type);
        journal.append(ADDED, "organisation", type.organisationId(), Map.of("mailType", type.id(), "code", code));
        return type.id();
    }
}
