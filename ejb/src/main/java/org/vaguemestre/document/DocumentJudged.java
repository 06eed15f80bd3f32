package org.vaguemestre.document;

import java.util.UUID;

/** The antivirus has decided of a document (event of the transaction in which it has). */
public record DocumentJudged(UUID organisation, String sha256, Clearance clearance) {}
