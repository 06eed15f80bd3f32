package org.vaguemestre.capture;

import java.util.UUID;

/** Where letters go that come back signed by hand (<i>retour de signature</i>): they are no new mail. */
public interface SignedPaper {
    /**
     * Takes a scanned letter; joins the transaction in which its pages are filed.
     *
     * @param printing what its {@link ReturnCode} says
     * @param sha256 of the document made of its pages
     * @return the item that it belongs to
     * @throws org.vaguemestre.refusal.Refused RETURN_UNKNOWN, RETURN_SUPERSEDED, RETURN_SIGNED_ALREADY: nothing is taken
     */
    UUID takeBack(UUID printing, String sha256);
}
