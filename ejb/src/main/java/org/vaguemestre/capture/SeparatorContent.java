package org.vaguemestre.capture;

import java.util.UUID;

/**
 * Which separator sheets begin a letter here, as it is set.
 *
 * @param qr the portal's own sheets, that name the organisation
 * @param patch the usual PATCHT sheets
 * @param patchDepartment where letters under a bare PATCHT sheet go; null for nowhere in particular
 */
public record SeparatorContent(boolean qr, boolean patch, UUID patchDepartment) {
    /** Whether a sheet of this kind begins a letter; one that does not is a page like another. */
    boolean accepts(Separator sheet) {
        return sheet.isPatch() ? patch : qr;
    }
}
