package org.vaguemestre.capture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.journal.Act;
import org.vaguemestre.organisation.Configurable;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** The separator sheets accepted, set by the organisation's administrator. */
@ApplicationScoped
class SeparatorConfiguration implements Configurable<SeparatorContent> {
    private static final Act CHANGED = () -> "organisation.separators-changed";

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Structure structure;

    @Override
    public String kind() {
        return "separators";
    }

    @Override
    public Class<SeparatorContent> content() {
        return SeparatorContent.class;
    }

    /** Of the organisation acted for. */
    SeparatorContent now() {
        return inForce(CurrentAccess.get().organisation()).orElse(new SeparatorContent(true, true, null));
    }

    @Override
    public Optional<SeparatorContent> inForce(UUID target) {
        @SuppressWarnings("unchecked")
        List<Tuple> found = entityManager
                .createNativeQuery(
                        "select separator_qr, separator_patch, separator_department from organisation_settings where organisation_id = :organisation",
                        Tuple.class)
                .setParameter("organisation", target)
                .getResultList();
        return found.stream()
                .findFirst()
                .map(row -> new SeparatorContent(
                        row.get(0, Boolean.class), row.get(1, Boolean.class), row.get(2, UUID.class)));
    }

    @Override
    public void check(UUID target, SeparatorContent wished) {
        if (!target.equals(CurrentAccess.get().organisation())) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        if (wished.patchDepartment() != null) {
            structure.department(wished.patchDepartment());
        }
    }

    @Override
    public void apply(UUID target, SeparatorContent wished) {
        entityManager
                .createNativeQuery(
                        """
                        update organisation_settings set separator_qr = :qr, separator_patch = :patch, separator_department = cast(:department as uuid),
                          version = version + 1 where organisation_id = :organisation
                        """)
                .setParameter("qr", wished.qr())
                .setParameter("patch", wished.patch())
                .setParameter(
                        "department",
                        wished.patchDepartment() == null
                                ? null
                                : wished.patchDepartment().toString())
                .setParameter("organisation", target)
                .executeUpdate();
    }

    @Override
    public Act act(SeparatorContent before, SeparatorContent after) {
        return CHANGED;
    }

    @Override
    public String named(SeparatorContent content) {
        return "QR, PATCHT";
    }

    @Override
    public Map<String, Object> told(SeparatorContent content) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("qr", content.qr());
        told.put("patch", content.patch());
        told.put(
                "patchDepartment",
                structure.departments().stream()
                        .filter(one -> one.id().equals(content.patchDepartment()))
                        .map(DepartmentView::name)
                        .findFirst()
                        .orElse(null));
        return told;
    }
}
