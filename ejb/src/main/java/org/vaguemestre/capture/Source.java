package org.vaguemestre.capture;

/** How a scan batch came (<i>provenance</i>). */
public enum Source {
    /** Dropped on the page. */
    PORTAL,
    API,
    /** Laid in the watched folder of the organisation. */
    FOLDER
}
