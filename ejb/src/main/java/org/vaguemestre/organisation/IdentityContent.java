package org.vaguemestre.organisation;

/**
 * The public face of the organisation as it is set.
 *
 * @param colour {@code #rrggbb}; null for the portal's own
 * @param logo SHA-256 of a document of the organisation, a PNG or JPEG picture; null for none
 * @param address postal address as it stands on letters (CRPA L111-2), lines separated by line feeds; null for none
 * @param email from which letters leave; null for none
 * @param phone null for none
 * @param numberedAtDispatch letters get their number when they leave; null when they are signed
 */
public record IdentityContent(
        String name,
        String colour,
        String logo,
        String address,
        String email,
        String phone,
        Boolean numberedAtDispatch) {
    public IdentityContent {
        numberedAtDispatch = Boolean.TRUE.equals(numberedAtDispatch) ? true : null;
    }

    /** Of one that has told nothing of its letters. */
    public IdentityContent(String name, String colour, String logo) {
        this(name, colour, logo, null, null, null, null);
    }
}
