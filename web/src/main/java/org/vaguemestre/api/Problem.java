package org.vaguemestre.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * A refusal as it is told to a program (RFC 9457). It says nothing of the address that was asked, so that what is not open to the caller is
 * answered, to the byte, as what does not exist.
 */
@Schema(name = "Problem", description = "RFC 9457 problem")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        @Schema(description = "Address of the code's description", examples = "/api/v1/problems/NOT_FOUND") String type,
        @Schema(examples = "Not found") String title,
        @Schema(examples = "404") int status,
        @Schema(description = "What happened and what to do, in French or English") String detail,
        @Schema(description = "Stable code", examples = "NOT_FOUND") String code,
        @Schema(description = "Reference of an unexpected error in the server's log") String instance,
        @Schema(description = "Name of the file that was refused, when one was") String file) {
    static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPES = "/api/v1/problems/";
    /** RFC 9110, 13.1.1: a version in If-Match that is no longer the current one. */
    private static final int PRECONDITION_FAILED = 412;

    static Problem of(Refused refused, Locale locale) {
        return of(refused.refusal(), refused.sentence(locale), null);
    }

    /** The same, about one of the files that were sent. */
    Problem about(String refusedFile) {
        return new Problem(type, title, status, detail, code, instance, refusedFile);
    }

    /** An error that is ours to mend; the log tells the rest under the reference. */
    static Problem unexpected(String reference, Locale locale) {
        return of(
                Refusal.UNEXPECTED,
                Refusal.UNEXPECTED.sentence(locale, reference),
                "urn:vaguemestre:reference:" + reference);
    }

    private static Problem of(Refusal refusal, String sentence, String instance) {
        return new Problem(
                TYPES + refusal.code(), title(refusal), status(refusal), sentence, refusal.code(), instance, null);
    }

    static int status(Refusal refusal) {
        return refusal == Refusal.CHANGED_MEANWHILE ? PRECONDITION_FAILED : refusal.status();
    }

    private static String title(Refusal refusal) {
        String words = refusal.code().toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
