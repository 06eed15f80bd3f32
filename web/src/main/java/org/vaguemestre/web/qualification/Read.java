package org.vaguemestre.web.qualification;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** What was read on the paper and is proposed beside the fields. */
@Named
@RequestScoped
public class Read {
    public boolean has(String field) {
        return false;
    }

    public boolean isAny() {
        return false;
    }

    public String getSummary() {
        return "";
    }

    /** Where each value stands on its page, as the document pane takes it (JSON). */
    public String getMarks() {
        return "[]";
    }
}
