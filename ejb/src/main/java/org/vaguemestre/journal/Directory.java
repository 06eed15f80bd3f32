package org.vaguemestre.journal;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The organisations whose journals there are to follow: the public directory of the portal, outside the wall. */
@Dependent
public class Directory {
    @PersistenceContext
    private EntityManager entityManager;

    /** Slug by identifier. */
    public Map<UUID, String> all() {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entityManager
                .createNativeQuery("select id, slug from organisation order by slug", Tuple.class)
                .getResultList();
        Map<UUID, String> organisations = new LinkedHashMap<>();
        rows.forEach(row -> organisations.put(row.get(0, UUID.class), row.get(1, String.class)));
        return organisations;
    }
}
