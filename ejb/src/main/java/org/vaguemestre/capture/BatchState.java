package org.vaguemestre.capture;

/** Where a scan batch stands (<i>état du lot</i>). */
public enum BatchState {
    /** Durable, waiting for its job. */
    RECEIVED,
    RUNNING,
    /** Every page has its outcome; some may be in quarantine. */
    DONE,
    /** Stopped by the operator; nothing done is lost, it can be resumed. */
    STOPPED,
    /** The job failed; nothing done is lost, it can be resumed. */
    FAILED
}
