package org.vaguemestre.mail;

import java.io.Serializable;
import java.util.UUID;

/**
 * A saved basket (<i>bannette enregistrée</i>) as its owner, or someone it is shared with, sees it.
 *
 * @param mine the caller made it and may change it
 * @param sharedWith department that sees it too; null for none
 */
public record SavedBasketView(
        UUID id,
        String name,
        boolean mine,
        UUID sharedWith,
        Basket basket,
        ListOrder order,
        MailFilter filter,
        long version)
        implements Serializable {}
