package org.vaguemestre.search;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.mail.MailTypes;
import org.vaguemestre.organisation.Structure;

/** The names of the organisation acted for, as of today. */
@Dependent
class OwnVocabulary implements Vocabulary {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final int FOLDERS = 2_000;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Structure structure;

    @Inject
    private MailTypes types;

    @Inject
    private Clock clock;

    Question understand(String typed) {
        return QuestionReader.read(typed, this);
    }

    @Override
    public List<Named> departments() {
        return structure.departments().stream()
                .map(one -> new Named(one.id().toString(), one.name(), one.code()))
                .toList();
    }

    @Override
    public List<Named> types() {
        return types.all().stream()
                .map(one -> new Named(one.id().toString(), one.name(), one.code()))
                .toList();
    }

    @Override
    public List<Named> agents() {
        return structure.agents().stream()
                .map(one -> new Named(one.account().toString(), one.name(), one.login()))
                .toList();
    }

    @Override
    public List<Named> folders() {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entityManager
                .createNativeQuery(
                        "select id, name from folder where organisation_id = :organisation order by created_at desc",
                        Tuple.class)
                .setParameter("organisation", CurrentAccess.get().organisation())
                .setMaxResults(FOLDERS)
                .getResultList();
        return rows.stream()
                .map(row -> new Named(row.get(0, UUID.class).toString(), row.get(1, String.class), null))
                .toList();
    }

    @Override
    public UUID asking() {
        return CurrentAccess.get().account();
    }

    @Override
    public LocalDate today() {
        return clock.instant().atZone(PARIS).toLocalDate();
    }
}
