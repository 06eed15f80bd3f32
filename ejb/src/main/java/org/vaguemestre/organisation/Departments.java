package org.vaguemestre.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.journal.Act;

/** Departments, set by the organisation's administrator. */
@ApplicationScoped
class Departments implements Configurable<DepartmentContent> {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    @Any
    private Instance<DepartmentWork> work;

    @Inject
    private Clock clock;

    @Override
    public String kind() {
        return "department";
    }

    @Override
    public Class<DepartmentContent> content() {
        return DepartmentContent.class;
    }

    @Override
    public Optional<DepartmentContent> inForce(UUID target) {
        return Optional.ofNullable(entityManager.find(Department.class, target)).map(Department::set);
    }

    /** Every department, past and to come. */
    Organigram all() {
        Map<UUID, DepartmentContent> all = new LinkedHashMap<>();
        entityManager
                .createQuery("select d from Department d order by d.name, d.id", Department.class)
                .getResultStream()
                .forEach(department -> all.put(department.id(), department.set()));
        return new Organigram(all);
    }

    int open(UUID department) {
        return work.stream().mapToInt(each -> each.open(department)).sum();
    }

    @Override
    public void check(UUID target, DepartmentContent wished) {
        all().check(target, wished, open(target), clock.instant().atZone(PARIS).toLocalDate());
    }

    @Override
    public void apply(UUID target, DepartmentContent wished) {
        Department department = entityManager.find(Department.class, target);
        if (department == null) {
            department = new Department(
                    CurrentAccess.get().organisation(),
                    target,
                    wished.code(),
                    wished.name(),
                    wished.parent(),
                    wished.from());
            entityManager.persist(department);
        }
        department.become(wished);
        entityManager.flush();
        if (wished.openItemsTo() != null) {
            work.forEach(each -> each.handOver(target, wished.openItemsTo()));
        }
    }

    @Override
    public Act act(DepartmentContent before, DepartmentContent after) {
        if (before == null) {
            return OrganisationAct.DEPARTMENT_ADDED;
        }
        return before.until() == null && after.until() != null
                ? OrganisationAct.DEPARTMENT_CLOSED
                : OrganisationAct.DEPARTMENT_CHANGED;
    }

    @Override
    public String named(DepartmentContent content) {
        return content.name() == null || content.name().isBlank() ? String.valueOf(content.code()) : content.name();
    }

    @Override
    public Map<String, Object> told(DepartmentContent content) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("code", content.code());
        told.put("name", content.name());
        told.put("parent", name(content.parent()));
        told.put("from", content.from());
        told.put("until", content.until());
        told.put("successor", name(content.successor()));
        told.put("openItemsTo", name(content.openItemsTo()));
        told.put("address", content.address());
        told.put("phone", content.phone());
        told.put("email", content.email());
        return told;
    }

    private String name(UUID department) {
        return department == null
                ? null
                : inForce(department).map(DepartmentContent::name).orElse("?");
    }
}
