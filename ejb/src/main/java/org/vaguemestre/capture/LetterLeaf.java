package org.vaguemestre.capture;

import java.util.UUID;

/**
 * A page of a letter, wherever it lies in it (<i>feuillet</i>): never changed itself, only turned, moved or set aside.
 *
 * @param sha256 of the file it is in
 * @param page its number there, from 1
 * @param turned degrees clockwise from the page as its file shows it; null for the way up that the reading found
 * @param aside it belongs to the letter and is not shown with it
 * @param batch the scan batch that brought it; null for a file registered by itself
 * @param file position of the file in that batch; null as the batch
 */
public record LetterLeaf(String sha256, int page, Integer turned, boolean aside, UUID batch, Integer file) {
    LetterLeaf turnedTo(int degrees) {
        return new LetterLeaf(sha256, page, Math.floorMod(degrees, 360), aside, batch, file);
    }

    LetterLeaf aside(boolean away) {
        return new LetterLeaf(sha256, page, turned, away, batch, file);
    }
}
