package org.vaguemestre.capture;

import java.util.UUID;

/**
 * A job's hold on a batch.
 *
 * @param runner this hold: when another one is given, what this one still writes is refused
 * @param launcher on whose behalf the items are registered; null for the watched folder
 */
public record ScanRun(UUID batch, UUID runner, UUID launcher, String launcherName) {}
