package org.vaguemestre.web.reply;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.access.Walled;
import org.vaguemestre.document.Intake;
import org.vaguemestre.reply.MergeField;
import org.vaguemestre.reply.Replies;
import org.vaguemestre.reply.TemplateContent;
import org.vaguemestre.reply.TemplateKind;
import org.vaguemestre.reply.TemplateView;
import org.vaguemestre.web.administration.Drafting;
import org.vaguemestre.web.administration.Typed;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;

/** Templates of letters: the list with the fields there are, or the form of one. Asked: {@code id} (one, existing or new). */
@Named("templateDesk")
@RequestScoped
public class TemplateDesk {
    private static final String FILE = "fichier";

    @Inject
    private Asked asked;

    @Inject
    private Typed typed;

    @Inject
    private GivenFiles files;

    @Inject
    private Intake intake;

    @Inject
    private Replies replies;

    @Inject
    private Drafting drafting;

    @Inject
    private Notices notices;

    @Inject
    private Way way;

    private UUID target;
    private TemplateContent known;

    @PostConstruct
    void look() {
        target = asked.id("id").orElse(null);
        if (target != null) {
            known = drafting.shown(TemplateContent.class, target)
                    .orElse(new TemplateContent(null, TemplateKind.REPLY, null, null, null));
        }
    }

    public void publish() {
        TemplateContent wished = notices.unlessRefused(this::wished, null);
        if (wished != null && drafting.publish(target, wished, wished.name())) {
            way.to(Screen.TEMPLATES);
        }
    }

    public void keep() {
        TemplateContent wished = notices.unlessRefused(this::wished, null);
        if (wished != null && drafting.keep(target, wished, wished.name())) {
            way.to(Screen.TEMPLATES, "id", target);
        }
    }

    private TemplateContent wished() {
        String sha256 = known.sha256();
        String fileName = known.fileName();
        if (files.given(FILE)) {
            Intake.Taken taken = files.taken(FILE, intake::take);
            intake.describe(taken);
            sha256 = taken.kept().sha256();
            fileName = taken.name();
        }
        return new TemplateContent(
                asked.text("nom").map(String::strip).orElse(null),
                asked.constant(TemplateKind.class, "nature").orElse(null),
                sha256,
                fileName,
                !typed.all("retire").isEmpty());
    }

    public List<TemplateView> getAll() {
        return replies.templates();
    }

    public MergeField[] getFields() {
        return MergeField.values();
    }

    public TemplateKind[] getKinds() {
        return TemplateKind.values();
    }

    public UUID getTarget() {
        return target;
    }

    /** For the button of a new one. */
    public UUID getFresh() {
        return Walled.newId();
    }

    public String getBase() {
        return drafting.base(TemplateContent.class, target);
    }

    public String getName() {
        return typed.text("nom", known.name());
    }

    public boolean is(TemplateKind kind) {
        return typed.text("nature", known.kind()).equals(kind.name());
    }

    public String getFileName() {
        return known.fileName();
    }

    public boolean isRetired() {
        return typed.ticked("retire", "1", Boolean.TRUE.equals(known.retired()));
    }
}
