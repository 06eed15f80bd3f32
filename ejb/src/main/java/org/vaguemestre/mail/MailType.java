package org.vaguemestre.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.Walled;

/** A type of mail (<i>type de courrier</i>): where it usually goes, how confidential it is, how soon the service commits to answer. */
@Entity
@Table(name = "mail_type")
class MailType extends Walled {
    @Column(nullable = false)
    private String code;

    @Column(nullable = false)
    private String name;

    @Column(name = "department_id")
    private UUID departmentId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Confidentiality confidentiality;

    @Column(name = "commitment_days")
    private Integer commitmentDays;

    @Enumerated(EnumType.STRING)
    private Priority priority;

    private String keywords;

    @Enumerated(EnumType.STRING)
    @Column(name = "silence_effect")
    private Silence.Effect silenceEffect;

    @Column(name = "silence_months")
    private Integer silenceMonths;

    @Column(nullable = false)
    private boolean retired;

    @Version
    private long version;

    protected MailType() {}

    MailType(
            UUID organisation,
            String code,
            String name,
            UUID departmentId,
            Confidentiality confidentiality,
            Integer commitmentDays,
            Silence silence) {
        super(organisation);
        this.code = code;
        this.name = name;
        this.departmentId = departmentId;
        this.confidentiality = confidentiality;
        this.commitmentDays = commitmentDays;
        say(silence);
    }

    MailType(UUID organisation, UUID id, MailTypeContent set) {
        super(organisation, id);
        become(set);
    }

    final void become(MailTypeContent set) {
        code = set.code();
        name = set.name().strip();
        departmentId = set.department();
        confidentiality = set.confidentiality();
        commitmentDays = set.commitmentDays();
        priority = set.priority();
        keywords = set.keywords();
        retired = set.retired();
        say(set.silence());
    }

    private void say(Silence silence) {
        silenceEffect = silence == null ? null : silence.effect();
        silenceMonths = silence == null ? null : silence.months();
    }

    private Silence silence() {
        return silenceEffect == null ? null : new Silence(silenceEffect, silenceMonths);
    }

    MailTypeContent set() {
        return new MailTypeContent(
                code, name, departmentId, confidentiality, commitmentDays, priority, keywords, silence(), retired);
    }

    MailTypeView view() {
        return new MailTypeView(
                id(), code, name, departmentId, confidentiality, commitmentDays, priority, keywords, silence());
    }
}
