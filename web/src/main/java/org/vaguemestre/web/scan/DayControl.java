package org.vaguemestre.web.scan;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import org.vaguemestre.capture.ControlSheet;
import org.vaguemestre.capture.Rejection;
import org.vaguemestre.capture.ScanBatches;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Say;

/** The control sheet of a day. Asked: {@code jour} (today by default). */
@Named("control")
@RequestScoped
public class DayControl {
    @Inject
    private Asked asked;

    @Inject
    private ScanBatches batches;

    @Inject
    private Say say;

    private ControlSheet sheet;

    @PostConstruct
    void look() {
        sheet = batches.controlSheet(asked.day("jour").orElseGet(say::today));
    }

    public ControlSheet getSheet() {
        return sheet;
    }

    public LocalDate getDay() {
        return sheet.day();
    }

    public String message(Rejection rejection) {
        return rejection.message(FacesContext.getCurrentInstance().getViewRoot().getLocale());
    }
}
