package org.vaguemestre.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import org.vaguemestre.access.Walled;

/** A template of labels (<i>modèle d'étiquettes</i>) for paper items. */
@Entity
@Table(name = "label_template")
class LabelTemplate extends Walled {
    @Column(nullable = false)
    private String name;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private LabelContent.Paper paper;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private LabelContent.Code code;

    @Column(name = "with_organisation", nullable = false)
    private boolean organisation;

    @Column(name = "with_date", nullable = false)
    private boolean date;

    @Column(name = "with_department", nullable = false)
    private boolean department;

    @Column(nullable = false)
    private boolean retired;

    @Version
    private long version;

    protected LabelTemplate() {}

    LabelTemplate(UUID organisationId, UUID id, LabelContent set) {
        super(organisationId, id);
        become(set);
    }

    final void become(LabelContent set) {
        name = set.name().strip();
        paper = set.paper();
        code = set.code();
        organisation = set.organisation();
        date = set.date();
        department = set.department();
        retired = set.retired();
    }

    LabelContent set() {
        return new LabelContent(name, paper, code, organisation, date, department, retired);
    }
}
