package org.vaguemestre.circuit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.journal.Act;
import org.vaguemestre.mail.MailTypes;
import org.vaguemestre.organisation.Configurable;
import org.vaguemestre.organisation.Content;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** Circuit models, set by the organisation's administrator; each publication is a version of its own. */
@ApplicationScoped
class CircuitModelConfiguration implements Configurable<CircuitModelContent>, CircuitModels {
    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Structure structure;

    @Inject
    private MailTypes types;

    @Inject
    private CircuitNames names;

    @Inject
    private Clock clock;

    /** How circuit models are set. */
    private enum ModelAct implements Act {
        PUBLISHED;

        @Override
        public String code() {
            return "circuit-model.published";
        }
    }

    @Override
    public String kind() {
        return "circuit-model";
    }

    @Override
    public Class<CircuitModelContent> content() {
        return CircuitModelContent.class;
    }

    @Override
    public Optional<CircuitModelContent> inForce(UUID target) {
        return versions("where c.organisation_id = :organisation and c.id = :model", Map.of("model", target)).stream()
                .findFirst()
                .map(Version::content);
    }

    @Override
    public void check(UUID target, CircuitModelContent wished) {
        wished.check();
        for (StepPlan step : wished.steps()) {
            step.addressees().forEach(this::requireKnown);
        }
        for (UUID type : wished.mailTypes()) {
            types.get(type);
            ofType(type).filter(other -> !other.model().equals(target)).ifPresent(other -> {
                throw new Refused(Refusal.CIRCUIT_TYPE_TAKEN, types.get(type).name(), other.name());
            });
        }
    }

    private void requireKnown(Addressee addressee) {
        if (addressee.account() != null) {
            structure.agent(addressee.account());
        }
        if (addressee.department() != null) {
            structure.department(addressee.department());
        }
        if (addressee.role() != null && names.role(addressee.role()).isEmpty()) {
            throw new Refused(Refusal.ROLE_UNKNOWN);
        }
    }

    @Override
    public void apply(UUID target, CircuitModelContent wished) {
        query(
                        """
                        insert into circuit_model (organisation_id, id, version_n, retired) values (:organisation, :model, 1, :retired)
                        on conflict (organisation_id, id) do update set version_n = circuit_model.version_n + 1, retired = excluded.retired
                        """,
                        Map.of("model", target, "retired", Boolean.TRUE.equals(wished.retired())))
                .executeUpdate();
        query(
                        """
                        insert into circuit_model_version (organisation_id, model_id, n, content, published_at, published_by)
                        select organisation_id, id, version_n, cast(:content as jsonb), :now, cast(:by as uuid) from circuit_model
                        where organisation_id = :organisation and id = :model
                        """,
                        Map.of("model", target, "content", Content.json(wished), "now", clock.instant()))
                .setParameter("by", CurrentAccess.get().account())
                .executeUpdate();
        query(
                        "delete from circuit_model_type where organisation_id = :organisation and model_id = :model",
                        Map.of("model", target))
                .executeUpdate();
        for (UUID type : wished.mailTypes()) {
            query(
                            "insert into circuit_model_type (organisation_id, mail_type_id, model_id) values (:organisation, :type, :model)",
                            Map.of("type", type, "model", target))
                    .executeUpdate();
        }
    }

    @Override
    public Act act(CircuitModelContent before, CircuitModelContent after) {
        return ModelAct.PUBLISHED;
    }

    @Override
    public String named(CircuitModelContent content) {
        return content.name();
    }

    @Override
    public Map<String, Object> told(CircuitModelContent content) {
        CircuitWords words = names.words(Locale.FRENCH);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", content.name());
        told.put("mailTypes", content.mailTypes().stream().map(words::type).toList());
        told.put("steps", content.steps().stream().map(words::step).toList());
        told.put("retired", Boolean.TRUE.equals(content.retired()));
        return told;
    }

    @Override
    public Optional<PublishedModel> published(UUID model) {
        return models(
                        "where c.organisation_id = :organisation and c.id = :model and not c.retired",
                        Map.of("model", model))
                .stream()
                .findFirst();
    }

    @Override
    public Optional<PublishedModel> ofType(UUID mailType) {
        return models(
                        """
                        join circuit_model_type t on t.organisation_id = c.organisation_id and t.model_id = c.id
                        where c.organisation_id = :organisation and t.mail_type_id = :type and not c.retired
                        """,
                        Map.of("type", mailType))
                .stream()
                .findFirst();
    }

    @Override
    public List<PublishedModel> all() {
        return models("where c.organisation_id = :organisation and not c.retired", Map.of());
    }

    private List<PublishedModel> models(String clause, Map<String, ?> parameters) {
        return versions(clause, parameters).stream()
                .map(version -> new PublishedModel(
                        version.model(),
                        version.n(),
                        version.content().name(),
                        version.content().steps()))
                .toList();
    }

    private record Version(UUID model, int n, CircuitModelContent content) {}

    private List<Version> versions(String clause, Map<String, ?> parameters) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entityManager
                .createNativeQuery(
                        """
                        select c.id, v.n, cast(v.content as text) from circuit_model c
                        join circuit_model_version v on v.organisation_id = c.organisation_id and v.model_id = c.id and v.n = c.version_n
                        """
                                + clause + " order by v.content ->> 'name', c.id",
                        Tuple.class)
                .unwrap(org.hibernate.query.NativeQuery.class)
                .setProperties(withOrganisation(parameters))
                .getResultList();
        return rows.stream()
                .map(row -> new Version(
                        row.get(0, UUID.class),
                        row.get(1, Integer.class),
                        Content.read(CircuitModelContent.class, row.get(2, String.class))))
                .toList();
    }

    private static Map<String, Object> withOrganisation(Map<String, ?> parameters) {
        Map<String, Object> all = new LinkedHashMap<>(parameters);
        all.put("organisation", CurrentAccess.get().organisation());
        return all;
    }

    private Query query(String sql, Map<String, ?> parameters) {
        Query query = entityManager.createNativeQuery(sql);
        withOrganisation(parameters).forEach(query::setParameter);
        return query;
    }
}
