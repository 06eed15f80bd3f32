package org.vaguemestre.capture;

import java.util.List;
import java.util.UUID;

/**
 * A batch to be given.
 *
 * @param id given beforehand by a caller that may retry: giving it again changes nothing; null for a new one
 * @param name for people; null or blank for one made of the day and the hour
 * @param files in order
 */
public record NewBatch(UUID id, String name, Source source, List<GivenFile> files) {}
