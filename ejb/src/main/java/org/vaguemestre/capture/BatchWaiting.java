package org.vaguemestre.capture;

import java.util.UUID;

/** A batch waits for its job. A hint only, fired in the transaction that made it wait: jobs also look by themselves. */
public record BatchWaiting(UUID organisation, UUID batch) {}
