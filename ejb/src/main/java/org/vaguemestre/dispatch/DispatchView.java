package org.vaguemestre.dispatch;

import java.time.Instant;
import java.util.UUID;
import org.vaguemestre.reply.Letter;

/**
 * A letter and how it leaves.
 *
 * @param dispatch null while nothing was decided
 * @param postNumber of registered post; null otherwise
 * @param postage at which rate it was posted; null where nobody said
 * @param failure why it did not leave; null unless it failed
 */
public record DispatchView(
        Letter letter,
        UUID dispatch,
        Means means,
        String address,
        DispatchState state,
        String postNumber,
        Postage postage,
        Instant sentAt,
        String failure) {}
