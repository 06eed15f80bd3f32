package org.vaguemestre.web.scan;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.UUID;
import org.vaguemestre.capture.BatchState;
import org.vaguemestre.capture.Rejection;
import org.vaguemestre.capture.ScanBatchView;
import org.vaguemestre.capture.ScanBatches;
import org.vaguemestre.web.frame.Asked;

/** A batch, what became of its pages, and the letters that came out of it. Asked: {@code id}. */
@Named("batch")
@RequestScoped
public class BatchFollowing {
    @Inject
    private Asked asked;

    @Inject
    private ScanBatches batches;

    private ScanBatchView view;

    @PostConstruct
    void look() {
        view = batches.get(asked.id("id").orElse(new UUID(0, 0)));
    }

    public ScanBatchView getView() {
        return view;
    }

    public boolean isRunning() {
        return view.state() == BatchState.RECEIVED || view.state() == BatchState.RUNNING;
    }

    public int getSettled() {
        return view.pages().given() - view.pages().pending();
    }

    public String message(Rejection rejection) {
        return rejection.message(FacesContext.getCurrentInstance().getViewRoot().getLocale());
    }
}
