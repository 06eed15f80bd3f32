package org.vaguemestre.organisation;

/**
 * The public face of the organisation as it is set.
 *
 * @param colour {@code #rrggbb}; null for the portal's own
 * @param logo SHA-256 of a document of the organisation, a PNG or JPEG picture; null for none
 */
public record IdentityContent(String name, String colour, String logo) {}
