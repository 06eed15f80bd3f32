package org.vaguemestre.reply;

import java.util.List;
import java.util.UUID;

/**
 * A reply to be begun.
 *
 * @param subject of the letters; that of the item when not said
 * @param template null for a document of one's own
 * @param correspondents one letter each; whoever wrote when none is said
 * @param signer whose name stands under it; null for who signs in the circuit
 * @param text fills the field for it
 */
public record NewReply(String subject, UUID template, List<UUID> correspondents, UUID signer, String text) {}
