package org.vaguemestre.reply;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.document.Documents;
import org.vaguemestre.document.Intake;
import org.vaguemestre.document.OfficeFields;
import org.vaguemestre.journal.Act;
import org.vaguemestre.organisation.Configurable;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** Templates, set by the organisation's administrator: one whose fields are not all known, or that lacks what the law asks for, is not published. */
@ApplicationScoped
class TemplateConfiguration implements Configurable<TemplateContent> {
    private static final int NAME_LIMIT = 100;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Documents documents;

    @Inject
    private Intake intake;

    /** How templates are set. */
    private enum TemplateAct implements Act {
        PUBLISHED;

        @Override
        public String code() {
            return "reply-template.published";
        }
    }

    @Override
    public String kind() {
        return "reply-template";
    }

    @Override
    public Class<TemplateContent> content() {
        return TemplateContent.class;
    }

    @Override
    public Optional<TemplateContent> inForce(UUID target) {
        return Optional.ofNullable(entityManager.find(ReplyTemplate.class, target))
                .map(ReplyTemplate::set);
    }

    @Override
    public void check(UUID target, TemplateContent wished) {
        if (wished.name() == null || wished.name().isBlank()) {
            throw new Refused(Refusal.FIELD_MISSING, "nom");
        }
        if (wished.name().length() > NAME_LIMIT) {
            throw new Refused(Refusal.FIELD_TOO_LONG, "nom", NAME_LIMIT);
        }
        if (wished.kind() == null) {
            throw new Refused(Refusal.FIELD_MISSING, "nature");
        }
        if (wished.sha256() == null) {
            throw new Refused(Refusal.FIELD_MISSING, "modèle");
        }
        documents.get(wished.sha256());
        requireFit(wished.kind(), intake.fields(wished.sha256(), MergeField.all()));
    }

    /** @throws Refused TEMPLATE_FIELD_UNKNOWN with its place, TEMPLATE_MENTION_MISSING */
    static void requireFit(TemplateKind kind, OfficeFields found) {
        found.unknown().stream().findFirst().ifPresent(unknown -> {
            throw new Refused(Refusal.TEMPLATE_FIELD_UNKNOWN, unknown.field(), unknown.paragraph(), unknown.excerpt());
        });
        Set<MergeField> used = found.fields().stream()
                .flatMap(field -> MergeField.of(field).stream())
                .collect(Collectors.toSet());
        kind.required().stream()
                .filter(field -> !used.contains(field))
                .sorted()
                .findFirst()
                .ifPresent(field -> {
                    throw new Refused(Refusal.TEMPLATE_MENTION_MISSING, field.typed());
                });
    }

    @Override
    public void apply(UUID target, TemplateContent wished) {
        ReplyTemplate template = entityManager.find(ReplyTemplate.class, target);
        if (template == null) {
            template = new ReplyTemplate(CurrentAccess.get().organisation(), target);
            template.become(wished);
            entityManager.persist(template);
        } else {
            template.become(wished);
        }
        entityManager.flush();
    }

    @Override
    public Act act(TemplateContent before, TemplateContent after) {
        return TemplateAct.PUBLISHED;
    }

    @Override
    public String named(TemplateContent content) {
        return content.name();
    }

    @Override
    public Map<String, Object> told(TemplateContent content) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", content.name());
        told.put("nature", content.kind());
        told.put("fileName", content.fileName());
        told.put("retired", Boolean.TRUE.equals(content.retired()));
        return told;
    }
}
