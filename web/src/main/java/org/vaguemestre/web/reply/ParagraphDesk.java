package org.vaguemestre.web.reply;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.access.Walled;
import org.vaguemestre.reply.ParagraphContent;
import org.vaguemestre.reply.ParagraphView;
import org.vaguemestre.reply.Paragraphs;
import org.vaguemestre.web.administration.Drafting;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;

/** The library of paragraphs: the list, or the form of one. Asked: {@code id} (one, existing or new). */
@Named("paragraphDesk")
@RequestScoped
public class ParagraphDesk {
    @Inject
    private Asked asked;

    @Inject
    private Paragraphs paragraphs;

    @Inject
    private Drafting drafting;

    @Inject
    private Way way;

    private UUID target;
    private String name;
    private String text;
    private boolean retired;

    @PostConstruct
    void look() {
        target = asked.id("id").orElse(null);
        if (target != null) {
            drafting.shown(ParagraphContent.class, target).ifPresent(set -> {
                name = set.name();
                text = set.text();
                retired = Boolean.TRUE.equals(set.retired());
            });
        }
    }

    public void publish() {
        if (drafting.publish(target, wished(), name)) {
            way.to(Screen.PARAGRAPHS);
        }
    }

    public void keep() {
        if (drafting.keep(target, wished(), name)) {
            way.to(Screen.PARAGRAPHS);
        }
    }

    private ParagraphContent wished() {
        return new ParagraphContent(name == null ? null : name.strip(), text, retired);
    }

    public List<ParagraphView> getAll() {
        return paragraphs.all();
    }

    public UUID getTarget() {
        return target;
    }

    /** For the button of a new one. */
    public UUID getFresh() {
        return Walled.newId();
    }

    public String getBase() {
        return drafting.seal(ParagraphContent.class, target);
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public boolean isRetired() {
        return retired;
    }

    public void setRetired(boolean retired) {
        this.retired = retired;
    }
}
