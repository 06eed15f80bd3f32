package org.vaguemestre.web.vocabulary;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.capture.SeparatorContent;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.web.administration.Drafting;
import org.vaguemestre.web.frame.Say;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;

/** Which separator sheets begin a letter, and where those under a bare PATCHT sheet go. */
@Named("separatorDesk")
@RequestScoped
public class SeparatorDesk {
    @Inject
    private Drafting drafting;

    @Inject
    private Structure structure;

    @Inject
    private Say say;

    @Inject
    private Way way;

    private boolean qr;
    private boolean patch;
    private UUID patchDepartment;

    @PostConstruct
    void look() {
        drafting.shown(SeparatorContent.class, getTarget()).ifPresent(set -> {
            qr = set.qr();
            patch = set.patch();
            patchDepartment = set.patchDepartment();
        });
    }

    public void publish() {
        if (drafting.publish(getTarget(), wished(), say.of("screen.administration-separateurs"))) {
            way.to(Screen.SEPARATOR_SETTINGS);
        }
    }

    public void keep() {
        if (drafting.keep(getTarget(), wished(), say.of("screen.administration-separateurs"))) {
            way.to(Screen.SEPARATOR_SETTINGS);
        }
    }

    private SeparatorContent wished() {
        return new SeparatorContent(qr, patch, patchDepartment);
    }

    public UUID getTarget() {
        return CurrentAccess.get().organisation();
    }

    public String getBase() {
        return drafting.seal(SeparatorContent.class, getTarget());
    }

    public List<DepartmentView> getDepartments() {
        return structure.departments();
    }

    public boolean isQr() {
        return qr;
    }

    public void setQr(boolean qr) {
        this.qr = qr;
    }

    public boolean isPatch() {
        return patch;
    }

    public void setPatch(boolean patch) {
        this.patch = patch;
    }

    public UUID getPatchDepartment() {
        return patchDepartment;
    }

    public void setPatchDepartment(UUID patchDepartment) {
        this.patchDepartment = patchDepartment;
    }
}
