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
 * @param deliveredAt when the mail server of the recipient was told to have it; null where nobody tells
 * @param failure why it did not leave or came back; null unless it failed
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
        Instant deliveredAt,
        String failure) {}
