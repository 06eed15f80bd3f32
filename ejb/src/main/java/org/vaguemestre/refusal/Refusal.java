package org.vaguemestre.refusal;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * A reason (<i>motif de refus</i>) for which an act is not done. Its name is the stable code given to people and programs; it never changes
 * once published. Its sentence, in the resource bundle {@code refusals}, says what happened and what to do, with numbered arguments.
 */
public enum Refusal {
    // Who acts
    SIGN_IN_FAILED(401),
    SIGN_IN_THROTTLED(429),
    NOT_SIGNED_IN(401),
    RIGHT_MISSING(403),
    /** A personal token does not open this: the account's own password does. */
    PASSWORD_REQUIRED(403),
    /** The password was given by somebody else: it is changed in the portal first. */
    PASSWORD_CHANGE_DUE(403),
    PASSWORD_WRONG(403),
    PASSWORD_TOO_SHORT(422),
    PASSWORD_TOO_PLAIN(422),
    PASSWORD_TYPED_DIFFERENTLY(422),
    /** An organisation, item or document that does not exist, or that the caller may not know of: the same answer for both. */
    NOT_FOUND(404),

    // What is asked
    REQUEST_MALFORMED(400),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    MEDIA_TYPE_UNSUPPORTED(415),
    FIELD_UNKNOWN(422),
    FIELD_MISSING(422),
    FIELD_TOO_LONG(422),
    FIELD_INVALID(422),
    DATE_IN_FUTURE(422),
    DATE_ORDER(422),
    SUBJECT_MISSING(422),
    DEPARTMENT_UNKNOWN(422),
    MAIL_TYPE_UNKNOWN(422),
    AGENT_UNKNOWN(422),
    CORRESPONDENT_UNKNOWN(422),
    FOLDER_UNKNOWN(422),
    ITEM_UNKNOWN(422),
    NUMBER_FORMAT_COLLIDES(422),
    CURSOR_INVALID(400),
    QUERY_INVALID(400),
    NOTHING_CHOSEN(422),
    MENTION_UNKNOWN(422),
    MENTION_UNSEEN(422),
    IDEMPOTENCY_KEY_REUSED(422),
    PRECONDITION_REQUIRED(428),

    // Saved searches
    SAVED_SEARCH_EXISTS(409),
    SAVED_SEARCH_TOO_MANY(422),

    // Accounts and the structure of an organisation
    LOGIN_INVALID(422),
    LOGIN_TAKEN(409),
    LOGIN_UNKNOWN(422),
    OWN_ACCOUNT(409),
    PORTAL_ACCOUNT(409),
    ORGANISATION_SLUG_TAKEN(409),
    ORGANISATION_SLUG_INVALID(422),
    COLOUR_TOO_LIGHT(422),
    LOGO_REFUSED(422),
    PERIOD_INVERTED(422),
    DEPARTMENT_CODE_TAKEN(409),
    DEPARTMENT_CODE_INVALID(422),
    DEPARTMENT_CIRCLE(422),
    DEPARTMENT_ABOVE_ENDS(422),
    DEPARTMENT_BELOW_STAYS(422),
    DEPARTMENT_HAS_OPEN_ITEMS(409),
    SUCCESSOR_UNFIT(422),
    ROLE_UNKNOWN(422),
    ROLE_CODE_TAKEN(409),
    ROLE_WITHOUT_RIGHT(422),
    ROLE_WITH_PORTAL_RIGHT(422),
    MEMBERSHIP_TWICE(409),
    LAST_ADMINISTRATOR(409),
    IMPORT_EMPTY(422),
    IMPORT_COLUMNS(422),
    TABLE_TOO_LONG(422),
    IMPORT_HAS_REFUSED_LINES(422),

    // The life of a mail item
    CHANGED_MEANWHILE(409),
    ALREADY_QUALIFIED(409),
    NOT_QUALIFIED_YET(409),
    NOT_IN_PROGRESS(409),
    ALREADY_CLOSED(409),
    ITEM_VOID(409),
    REASON_MISSING(422),
    NOT_OF_YOUR_DEPARTMENT(403),
    ALREADY_TAKEN(409),
    ALREADY_ASSIGNED(409),
    /** Nothing was done that could be taken back, or someone else did it. */
    NOTHING_TO_UNDO(409),
    UNDO_TOO_LATE(409),
    /** One request names more items than one request may. */
    TOO_MANY_ITEMS(422),
    /** As many saved baskets as one may have. */
    SAVED_BASKETS_FULL(409),

    // Delegations
    DELEGATION_TO_ONESELF(422),
    DELEGATION_OF_NOTHING(422),
    /** A signature is delegated by decree only. */
    DECREE_MISSING(422),
    ABSENCE_WITHOUT_END(422),
    DELEGATION_OVER(409),

    // Circuits
    CIRCUIT_UNKNOWN(422),
    CIRCUIT_WITHOUT_STEPS(422),
    /** Ranks count from 1 without a hole. */
    CIRCUIT_RANKS(422),
    CIRCUIT_TYPE_TAKEN(409),
    STEP_WITHOUT_ADDRESSEE(422),
    STEP_AFTER_DISPATCH(422),
    QUORUM_UNFIT(422),
    CONDITION_INCOMPLETE(422),
    CIRCUIT_RUNNING(409),
    CIRCUIT_NOT_RUNNING(409),
    CIRCUIT_TOO_LONG(422),
    /** Neither the item nor a task in its circuit is the caller's. */
    CIRCUIT_NOT_YOURS(403),
    STEP_ENDED(409),
    /** Done by someone else, or withdrawn since. */
    TASK_OVER(409),
    TASK_NOT_YOURS(403),
    DELEGATION_OUT_OF_SCOPE(403),
    REFUSAL_NOT_POSSIBLE(409),
    SIGNED_ALREADY(409),
    /** Not even the mail room has anybody. */
    NOBODY_ABLE(409),

    // Vocabulary
    CODE_TAKEN(409),
    CODE_INVALID(422),
    NUMBER_FORMAT_TOO_SOON(422),
    NUMBER_FORMAT_GIVES_AGAIN(409),
    LABELS_TOO_MANY(422),

    // Correspondents
    CORRESPONDENT_CHANGED(409),
    CORRESPONDENT_MERGED(409),
    MERGE_NEEDS_TWO(422),
    MERGE_TOO_MANY(422),
    MERGE_UNDONE(409),
    REFERENCE_TAKEN(409),
    REFERENCE_TWICE(422),
    IMPORT_NO_HEADINGS(422),
    IMPORT_TOO_LONG(422),
    IMPORT_CELLS_TOO_MANY(422),
    IMPORT_QUOTE_OPEN(422),
    IMPORT_STARTED(409),

    // The pages of a letter
    /** Its signature would not survive. */
    DOCUMENT_SIGNED(409),
    /** No document, or one that has no pages. */
    DOCUMENT_WITHOUT_PAGES(409),
    LETTER_WITHOUT_PAGES(422),
    NOTHING_TO_MERGE(409),

    // Documents
    DOCUMENT_AWAITS_ANTIVIRUS(409),
    /** In quarantine: the antivirus found something. */
    DOCUMENT_INFECTED(409),
    UPLOAD_TOO_LARGE(413),
    FILE_NAME_REFUSED(422),
    DOCUMENT_EMPTY(422),
    DOCUMENT_DAMAGED(422),
    DOCUMENT_ENCRYPTED(422),
    DOCUMENT_TYPE_REFUSED(415),
    DOCUMENT_TOO_MANY_PAGES(422),
    DOCUMENT_TOO_LARGE(422),
    PAGE_DAMAGED(422),
    PAGE_TOO_LARGE(422),
    WORKER_TIMEOUT(422),
    WORKER_MEMORY(422),
    WORKER_CRASHED(422),

    /** Code, embedded objects, or parts to be fetched elsewhere. */
    DOCUMENT_WITH_MACROS(422),

    // Replies
    TEMPLATE_UNFIT(422),
    TEMPLATE_FIELD_UNKNOWN(422),
    /** What the law asks of a letter (CRPA L111-2, L212-1). */
    TEMPLATE_MENTION_MISSING(422),
    TEMPLATE_UNKNOWN(422),
    REPLY_IN_HAND(409),
    REPLY_CHANGED(409),
    VERSIONS_NOT_COMPARED(422),
    ACKNOWLEDGED_ALREADY(409),
    ACKNOWLEDGEMENT_NOT_DUE(422),
    ACKNOWLEDGEMENT_INCOMPLETE(422),
    REPLY_NOT_FINISHED(409),
    REPLY_WITHOUT_RECIPIENT(422),
    MENTION_MISSING(422),
    /** There is no LibreOffice. */
    OFFICE_MISSING(409),
    OFFICE_TIMEOUT(422),

    // Signature
    LETTER_UNSIGNED(409),
    HAND_SIGNATURE_NOT_BACK(409),
    SIGNING_KEY_MISSING(409),
    CERTIFICATE_EXPIRED(409),
    CERTIFICATE_NOT_TRUSTED(409),
    STAMP_AUTHORITY_MISSING(409),
    /** The time stamp authority did not answer. */
    SIGNATURE_NOT_STAMPED(503),
    SIGNATURE_UNFIT(422),

    // Dispatch
    LETTER_UNSENT(409),
    DISPATCHED_ALREADY(409),
    EMAIL_INVALID(422),
    POST_NUMBER_INVALID(422),

    // Scan batches
    BATCH_EMPTY(422),
    BATCH_RUNNING(409),
    SEPARATOR_UNREADABLE(422),
    SEPARATOR_DEPARTMENT_UNKNOWN(422),
    SEPARATOR_OF_OTHER_ORGANISATION(422),
    SCAN_DUPLICATE(409),
    /** Of a letter printed to be signed by hand, which nobody knows here. */
    RETURN_UNKNOWN(422),
    RETURN_SUPERSEDED(409),
    RETURN_SIGNED_ALREADY(409),
    PAGE_NOT_IN_QUARANTINE(409),

    // What is ours to mend
    DISK_FULL(507),
    DATABASE_AWAY(503),
    UNEXPECTED(500);

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    /** Stable code, the same in every language. */
    public String code() {
        return name();
    }

    /** HTTP status that goes with it (RFC 9110). */
    public int status() {
        return status;
    }

    /** The sentence for a person, in French unless the locale is English. */
    public String sentence(Locale locale, Object... arguments) {
        ResourceBundle sentences = ResourceBundle.getBundle(
                "org.vaguemestre.refusal.refusals",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(sentences.getString(name()), locale).format(arguments);
    }
}
