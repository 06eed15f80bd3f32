package org.vaguemestre.worker;

/** Why a document or one of its pages is refused. The names are stable: the server has a sentence for each. */
enum RefusalCode {
    DOCUMENT_EMPTY,
    /** Truncated, or broken so that its pages cannot be counted for certain. */
    DOCUMENT_DAMAGED,
    /** Needs a password to be read. */
    DOCUMENT_ENCRYPTED,
    /** Its content is of no accepted type, whatever its name says. */
    DOCUMENT_TYPE_REFUSED,
    DOCUMENT_TOO_MANY_PAGES,
    /** Too many bytes, or too many once unpacked. */
    DOCUMENT_TOO_LARGE,
    /** Code, embedded objects, or parts to be fetched elsewhere. */
    DOCUMENT_WITH_MACROS,
    /** Cannot be filled in. */
    TEMPLATE_UNFIT,
    /** The time stamp authority did not answer, or not as it should. */
    SIGNATURE_NOT_STAMPED,
    /** The signature does not fit the document. */
    SIGNATURE_UNFIT,
    PAGE_DAMAGED,
    /** More pixels than {@link Limits#PIXELS}. */
    PAGE_TOO_LARGE,
    /** The Java heap of the worker did not suffice; the worker ends after saying so. */
    WORKER_MEMORY
}
