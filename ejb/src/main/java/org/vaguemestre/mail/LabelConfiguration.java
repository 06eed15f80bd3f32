package org.vaguemestre.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.journal.Act;
import org.vaguemestre.organisation.Configurable;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** Templates of labels, set by the organisation's administrator. */
@ApplicationScoped
class LabelConfiguration implements Configurable<LabelContent> {
    private static final int NAME_LIMIT = 100;

    @PersistenceContext
    private EntityManager entityManager;

    @Override
    public String kind() {
        return "label";
    }

    @Override
    public Class<LabelContent> content() {
        return LabelContent.class;
    }

    @Override
    public Optional<LabelContent> inForce(UUID target) {
        return Optional.ofNullable(entityManager.find(LabelTemplate.class, target))
                .map(LabelTemplate::set);
    }

    @Override
    public void check(UUID target, LabelContent wished) {
        if (wished.name() == null || wished.name().isBlank()) {
            throw new Refused(Refusal.FIELD_MISSING, "nom");
        }
        if (wished.name().codePointCount(0, wished.name().length()) > NAME_LIMIT) {
            throw new Refused(Refusal.FIELD_TOO_LONG, "nom", NAME_LIMIT);
        }
        if (wished.paper() == null || wished.code() == null) {
            throw new Refused(Refusal.FIELD_MISSING, "papier");
        }
    }

    @Override
    public void apply(UUID target, LabelContent wished) {
        LabelTemplate template = entityManager.find(LabelTemplate.class, target);
        if (template == null) {
            entityManager.persist(new LabelTemplate(CurrentAccess.get().organisation(), target, wished));
        } else {
            template.become(wished);
        }
        entityManager.flush();
    }

    @Override
    public Act act(LabelContent before, LabelContent after) {
        return before == null ? VocabularyAct.LABEL_ADDED : VocabularyAct.LABEL_CHANGED;
    }

    @Override
    public String named(LabelContent content) {
        return content.name() == null ? "?" : content.name();
    }

    @Override
    public Map<String, Object> told(LabelContent content) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", content.name());
        told.put("paper", content.paper());
        told.put("code", content.code());
        told.put("organisation", content.organisation());
        told.put("date", content.date());
        told.put("department", content.department());
        told.put("retired", content.retired());
        return told;
    }
}
