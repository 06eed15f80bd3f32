package org.vaguemestre.web.reply;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.circuit.Circuits;
import org.vaguemestre.mail.State;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.reply.Comparison;
import org.vaguemestre.reply.NewReply;
import org.vaguemestre.reply.ParagraphView;
import org.vaguemestre.reply.Paragraphs;
import org.vaguemestre.reply.Replies;
import org.vaguemestre.reply.ReplyView;
import org.vaguemestre.reply.ReplyWriting;
import org.vaguemestre.reply.TemplateKind;
import org.vaguemestre.reply.TemplateView;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;
import org.vaguemestre.web.sheet.ItemSheet;

/** The reply to the item shown: begun from a template, written on one's own machine, given back, finished. */
@Named
@RequestScoped
public class Answer {
    private static final String FILE = "fichier";

    @Inject
    private Asked asked;

    @Inject
    private GivenFiles files;

    @Inject
    private ItemSheet sheet;

    @Inject
    private Replies replies;

    @Inject
    private ReplyWriting writing;

    @Inject
    private Paragraphs paragraphs;

    @Inject
    private Circuits circuits;

    @Inject
    private Structure structure;

    @Inject
    private Notices notices;

    @Inject
    private Way way;

    private ReplyView shown;
    private Comparison compared;
    private UUID template;
    private UUID signer;
    private String subject;
    private String text;

    /** Null where none is in hand. */
    public ReplyView getShown() {
        if (shown == null && sheet.getItem() != null) {
            shown = replies.of(sheet.getItem().id()).orElse(null);
        }
        return shown;
    }

    /** The version asked for, compared with the one before it; null when none is. */
    public Comparison getCompared() {
        int n = (int) asked.number("comparee");
        if (n > 1 && compared == null && getShown() != null) {
            compared = writing.compare(sheet.getItem().id(), n - 1, n);
        }
        return compared;
    }

    /** Whether a reply may begin. */
    public boolean isStartable() {
        return getShown() == null && sheet.getItem().state() == State.IN_PROGRESS && sheet.may("CLOSE");
    }

    public void begin() {
        NewReply wished = new NewReply(subject, template, recipients(), signer, text);
        act("done.reply.begun", () -> {
            if (files.given(FILE)) {
                files.taken(FILE, (name, bytes) -> writing.begin(sheet.getItem().id(), wished, name, bytes));
            } else {
                writing.begin(sheet.getItem().id(), wished);
            }
        });
    }

    /** Whom it goes to: the correspondent of the item, and those said beside; null when there is nobody, which is told. */
    private List<UUID> recipients() {
        List<UUID> all = new ArrayList<>();
        if (sheet.getItem().correspondent() != null) {
            all.add(sheet.getItem().correspondent().id());
        }
        all.addAll(asked.ids("destinataire"));
        return all.isEmpty() ? null : all;
    }

    public void write() {
        act(
                "done.reply.written",
                () -> files.taken(
                        FILE,
                        (name, bytes) ->
                                writing.write(getShown().id(), (int) asked.number("version-lue"), name, bytes)));
    }

    public void finish() {
        act("done.reply.finished", () -> writing.finish(getShown().id()));
    }

    public void abandon() {
        act("done.reply.abandoned", () -> replies.abandon(getShown().id()));
    }

    private void act(String done, Runnable act) {
        if (notices.unlessRefused(act)) {
            notices.done(done, sheet.getItem().number());
            way.to(Screen.ITEM, "id", sheet.getItem().id());
        }
    }

    public List<TemplateView> getTemplates() {
        return replies.templates().stream()
                .filter(one -> one.kind() == TemplateKind.REPLY)
                .toList();
    }

    public List<ParagraphView> getParagraphs() {
        return paragraphs.inUse();
    }

    public List<AgentView> getAgents() {
        return structure.agents();
    }

    /** Who signs in the circuit, unless another is chosen. */
    public UUID getSigner() {
        return signer != null
                ? signer
                : circuits.signersOf(sheet.getItem().id()).stream().findFirst().orElse(null);
    }

    public void setSigner(UUID signer) {
        this.signer = signer;
    }

    public UUID getTemplate() {
        return template;
    }

    public void setTemplate(UUID template) {
        this.template = template;
    }

    public String getSubject() {
        return subject != null ? subject : sheet.getItem().subject();
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
