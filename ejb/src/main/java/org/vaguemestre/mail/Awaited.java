package org.vaguemestre.mail;

import java.time.LocalDate;
import java.util.UUID;
import org.vaguemestre.organisation.TaskKind;

/**
 * Something awaited of someone about an item (<i>attendu</i>): what puts it into their basket.
 *
 * @param token by which it may be done, see {@link org.vaguemestre.access.Audience}
 * @param dueOn day by which it is to be done; null for none
 */
public record Awaited(UUID task, TaskKind kind, String token, LocalDate dueOn) {}
