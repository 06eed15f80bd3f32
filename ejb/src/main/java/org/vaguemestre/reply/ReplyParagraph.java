package org.vaguemestre.reply;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import org.vaguemestre.access.Walled;

/** A paragraph of the library (<i>paragraphe type</i>). */
@Entity
@Table(name = "reply_paragraph")
class ReplyParagraph extends Walled {
    @Column(nullable = false)
    private String name;

    @Column(name = "content", nullable = false)
    private String text;

    @Column(nullable = false)
    private boolean retired;

    @Version
    private long version;

    protected ReplyParagraph() {}

    ReplyParagraph(UUID organisation, UUID id, ParagraphContent set) {
        super(organisation, id);
        become(set);
    }

    final void become(ParagraphContent set) {
        name = set.name().strip();
        text = set.text().strip();
        retired = Boolean.TRUE.equals(set.retired());
    }

    ParagraphContent set() {
        return new ParagraphContent(name, text, retired);
    }

    ParagraphView view() {
        return new ParagraphView(id(), name, text, retired);
    }
}
