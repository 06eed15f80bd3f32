package org.vaguemestre.journal;

/** A time stamp authority (<i>autorité d’horodatage</i>, RFC 3161): says, with its signature, that it saw this digest at this instant. */
public interface StampAuthority {
    /**
     * @param sha256 of what is to be stamped
     * @return a TimeStampToken (RFC 3161, 2.4.2) with its certificate, DER
     * @throws org.vaguemestre.refusal.Refused STAMP_AUTHORITY_MISSING where none is configured, SIGNATURE_NOT_STAMPED when it does not answer
     */
    byte[] stamp(byte[] sha256);
}
