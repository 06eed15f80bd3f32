package org.vaguemestre.web.reply;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vaguemestre.mail.State;
import org.vaguemestre.reply.Letter;
import org.vaguemestre.reply.Replies;
import org.vaguemestre.reply.ReplyWriting;
import org.vaguemestre.reply.TemplateKind;
import org.vaguemestre.reply.TemplateView;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;
import org.vaguemestre.web.sheet.ItemSheet;

/** The acknowledgement of the item shown: made from a template, then sent with the letters. */
@Named
@RequestScoped
public class Acknowledging {
    @Inject
    private ItemSheet sheet;

    @Inject
    private Replies replies;

    @Inject
    private ReplyWriting writing;

    @Inject
    private Notices notices;

    @Inject
    private Way way;

    private Optional<Letter> shown;
    private UUID template;

    /** Null where there is none. */
    public Letter getShown() {
        if (shown == null && sheet.getItem() != null) {
            shown = replies.acknowledgementOf(sheet.getItem().id());
        }
        return shown == null ? null : shown.orElse(null);
    }

    /** Whether the person may acknowledge the item now. */
    public boolean isPossible() {
        return sheet.getItem() != null
                && sheet.getItem().state() == State.IN_PROGRESS
                && !getTemplates().isEmpty()
                && replies.acknowledgeable(sheet.getItem().id());
    }

    public void make() {
        if (notices.unlessRefused(() -> writing.acknowledge(sheet.getItem().id(), template))) {
            notices.done("done.acknowledged", sheet.getItem().number());
            way.to(Screen.ITEM, "id", sheet.getItem().id());
        }
    }

    public List<TemplateView> getTemplates() {
        return replies.templates().stream()
                .filter(one -> one.kind() == TemplateKind.ACKNOWLEDGEMENT)
                .toList();
    }

    public UUID getTemplate() {
        return template;
    }

    public void setTemplate(UUID template) {
        this.template = template;
    }
}
