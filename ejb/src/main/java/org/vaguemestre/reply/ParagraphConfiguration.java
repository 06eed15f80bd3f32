package org.vaguemestre.reply;

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

/** The library of paragraphs, set by the organisation's administrator. */
@ApplicationScoped
class ParagraphConfiguration implements Configurable<ParagraphContent> {
    private static final int NAME_LIMIT = 100;
    private static final int TEXT_LIMIT = 5_000;

    @PersistenceContext
    private EntityManager entityManager;

    /** How paragraphs are set. */
    private enum ParagraphAct implements Act {
        PUBLISHED;

        @Override
        public String code() {
            return "reply-paragraph.published";
        }
    }

    @Override
    public String kind() {
        return "reply-paragraph";
    }

    @Override
    public Class<ParagraphContent> content() {
        return ParagraphContent.class;
    }

    @Override
    public Optional<ParagraphContent> inForce(UUID target) {
        return Optional.ofNullable(entityManager.find(ReplyParagraph.class, target))
                .map(ReplyParagraph::set);
    }

    @Override
    public void check(UUID target, ParagraphContent wished) {
        requireText("nom", wished.name(), NAME_LIMIT);
        requireText("texte", wished.text(), TEXT_LIMIT);
    }

    private static void requireText(String field, String text, int limit) {
        if (text == null || text.isBlank()) {
            throw new Refused(Refusal.FIELD_MISSING, field);
        }
        if (text.length() > limit) {
            throw new Refused(Refusal.FIELD_TOO_LONG, field, limit);
        }
    }

    @Override
    public void apply(UUID target, ParagraphContent wished) {
        ReplyParagraph paragraph = entityManager.find(ReplyParagraph.class, target);
        if (paragraph == null) {
            entityManager.persist(new ReplyParagraph(CurrentAccess.get().organisation(), target, wished));
        } else {
            paragraph.become(wished);
        }
        entityManager.flush();
    }

    @Override
    public Act act(ParagraphContent before, ParagraphContent after) {
        return ParagraphAct.PUBLISHED;
    }

    @Override
    public String named(ParagraphContent content) {
        return content.name();
    }

    @Override
    public Map<String, Object> told(ParagraphContent content) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", content.name());
        told.put("text", content.text());
        told.put("retired", Boolean.TRUE.equals(content.retired()));
        return told;
    }
}
