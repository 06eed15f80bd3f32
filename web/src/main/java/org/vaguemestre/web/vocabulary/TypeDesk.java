package org.vaguemestre.web.vocabulary;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.Walled;
import org.vaguemestre.mail.MailTypeContent;
import org.vaguemestre.mail.MailTypes;
import org.vaguemestre.mail.Priority;
import org.vaguemestre.mail.Silence;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.web.administration.Drafting;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;

/** Types of mail: the list, or the form of one. Asked: {@code id} (one, existing or new). */
@Named("typeDesk")
@RequestScoped
public class TypeDesk {
    /** Months (CRPA L231-1). */
    private static final int USUAL_SILENCE = 2;

    @Inject
    private Asked asked;

    @Inject
    private MailTypes types;

    @Inject
    private Structure structure;

    @Inject
    private Drafting drafting;

    @Inject
    private Way way;

    private UUID target;
    private List<MailTypes.Used> all;
    private String code;
    private String name;
    private UUID department;
    private Confidentiality confidentiality = Confidentiality.NORMAL;
    private Integer commitmentDays;
    private Priority priority;
    private String keywords;
    private Silence.Effect silence;
    private Integer silenceMonths;
    private boolean retired;

    @PostConstruct
    void look() {
        all = types.used();
        target = asked.id("id").orElse(null);
        if (target != null) {
            drafting.shown(MailTypeContent.class, target).ifPresent(set -> {
                code = set.code();
                name = set.name();
                department = set.department();
                confidentiality = set.confidentiality();
                commitmentDays = set.commitmentDays();
                priority = set.priority();
                keywords = set.keywords();
                if (set.silence() != null) {
                    silence = set.silence().effect();
                    silenceMonths = set.silence().months();
                }
                retired = set.retired();
            });
        }
    }

    private MailTypeContent wished() {
        return new MailTypeContent(
                code == null ? null : code.strip().toUpperCase(Locale.ROOT),
                name == null ? null : name.strip(),
                department,
                confidentiality,
                commitmentDays,
                priority,
                keywords == null ? null : keywords.strip(),
                silence == null ? null : new Silence(silence, silenceMonths == null ? USUAL_SILENCE : silenceMonths),
                retired);
    }

    public void publish() {
        if (drafting.publish(target, wished(), name)) {
            way.to(Screen.MAIL_TYPES);
        }
    }

    public void keep() {
        if (drafting.keep(target, wished(), name)) {
            way.to(Screen.MAIL_TYPES);
        }
    }

    public List<MailTypes.Used> getAll() {
        return all;
    }

    public UUID getTarget() {
        return target;
    }

    /** For the button of a new one. */
    public UUID getFresh() {
        return Walled.newId();
    }

    public String getBase() {
        return drafting.seal(MailTypeContent.class, target);
    }

    /** Mail of the type shown. */
    public long getItems() {
        return all.stream()
                .filter(used -> used.id().equals(target))
                .mapToLong(MailTypes.Used::items)
                .findFirst()
                .orElse(0);
    }

    public String departmentOf(MailTypeContent content) {
        return structure.departments().stream()
                .filter(one -> one.id().equals(content.department()))
                .map(DepartmentView::name)
                .findFirst()
                .orElse("");
    }

    public List<DepartmentView> getDepartments() {
        return structure.departments();
    }

    public Confidentiality[] getConfidentialities() {
        return Confidentiality.values();
    }

    public Priority[] getPriorities() {
        return Priority.values();
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public UUID getDepartment() {
        return department;
    }

    public void setDepartment(UUID department) {
        this.department = department;
    }

    public Confidentiality getConfidentiality() {
        return confidentiality;
    }

    public void setConfidentiality(Confidentiality confidentiality) {
        this.confidentiality = confidentiality;
    }

    public Integer getCommitmentDays() {
        return commitmentDays;
    }

    public void setCommitmentDays(Integer commitmentDays) {
        this.commitmentDays = commitmentDays;
    }

    public Priority getPriority() {
        return priority;
    }

    public void setPriority(Priority priority) {
        this.priority = priority;
    }

    public String getKeywords() {
        return keywords;
    }

    public void setKeywords(String keywords) {
        this.keywords = keywords;
    }

    public Silence.Effect[] getSilences() {
        return Silence.Effect.values();
    }

    public Silence.Effect getSilence() {
        return silence;
    }

    public void setSilence(Silence.Effect silence) {
        this.silence = silence;
    }

    public Integer getSilenceMonths() {
        return silenceMonths;
    }

    public void setSilenceMonths(Integer silenceMonths) {
        this.silenceMonths = silenceMonths;
    }

    public boolean isRetired() {
        return retired;
    }

    public void setRetired(boolean retired) {
        this.retired = retired;
    }
}
