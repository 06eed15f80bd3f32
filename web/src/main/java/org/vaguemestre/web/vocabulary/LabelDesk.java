package org.vaguemestre.web.vocabulary;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.access.Walled;
import org.vaguemestre.mail.LabelContent;
import org.vaguemestre.mail.Labels;
import org.vaguemestre.web.administration.Drafting;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;

/** Templates of labels: the list, or the form of one. Asked: {@code id} (one, existing or new). */
@Named("labelDesk")
@RequestScoped
public class LabelDesk {
    @Inject
    private Asked asked;

    @Inject
    private Labels labels;

    @Inject
    private Drafting drafting;

    @Inject
    private Way way;

    private UUID target;
    private String name;
    private LabelContent.Paper paper = LabelContent.Paper.A4_24;
    private LabelContent.Code code = LabelContent.Code.CODE_128;
    private boolean organisation = true;
    private boolean date = true;
    private boolean department = true;
    private boolean retired;

    @PostConstruct
    void look() {
        target = asked.id("id").orElse(null);
        if (target != null) {
            drafting.shown(LabelContent.class, target).ifPresent(set -> {
                name = set.name();
                paper = set.paper();
                code = set.code();
                organisation = set.organisation();
                date = set.date();
                department = set.department();
                retired = set.retired();
            });
        }
    }

    public void publish() {
        if (drafting.publish(target, wished(), name)) {
            way.to(Screen.LABEL_TEMPLATES);
        }
    }

    public void keep() {
        if (drafting.keep(target, wished(), name)) {
            way.to(Screen.LABEL_TEMPLATES);
        }
    }

    private LabelContent wished() {
        return new LabelContent(
                name == null ? null : name.strip(), paper, code, organisation, date, department, retired);
    }

    /** Those that were set. */
    public List<Labels.Template> getAll() {
        return labels.all();
    }

    public UUID getTarget() {
        return target;
    }

    public UUID getFresh() {
        return Walled.newId();
    }

    public String getBase() {
        return drafting.seal(LabelContent.class, target);
    }

    public LabelContent.Paper[] getPapers() {
        return LabelContent.Paper.values();
    }

    public LabelContent.Code[] getCodes() {
        return LabelContent.Code.values();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public LabelContent.Paper getPaper() {
        return paper;
    }

    public void setPaper(LabelContent.Paper paper) {
        this.paper = paper;
    }

    public LabelContent.Code getCode() {
        return code;
    }

    public void setCode(LabelContent.Code code) {
        this.code = code;
    }

    public boolean isOrganisation() {
        return organisation;
    }

    public void setOrganisation(boolean organisation) {
        this.organisation = organisation;
    }

    public boolean isDate() {
        return date;
    }

    public void setDate(boolean date) {
        this.date = date;
    }

    public boolean isDepartment() {
        return department;
    }

    public void setDepartment(boolean department) {
        this.department = department;
    }

    public boolean isRetired() {
        return retired;
    }

    public void setRetired(boolean retired) {
        this.retired = retired;
    }
}
