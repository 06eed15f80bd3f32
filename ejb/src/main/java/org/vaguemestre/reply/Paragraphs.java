package org.vaguemestre.reply;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** The paragraphs that letters are often made of (<i>bibliothèque de paragraphes</i>). */
@Stateless
public class Paragraphs {
    @PersistenceContext
    private EntityManager entityManager;

    /** Every one that was set, by name, those no longer offered last. */
    public List<ParagraphView> all() {
        return entityManager
                .createQuery("select p from ReplyParagraph p order by p.retired, p.name, p.id", ReplyParagraph.class)
                .getResultStream()
                .map(ReplyParagraph::view)
                .toList();
    }

    public List<ParagraphView> inUse() {
        return all().stream().filter(paragraph -> !paragraph.retired()).toList();
    }
}
