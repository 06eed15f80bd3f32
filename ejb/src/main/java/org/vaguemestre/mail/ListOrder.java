package org.vaguemestre.mail;

import java.util.Optional;

/** How a list of mail is arranged (<i>rangement</i>). */
public enum ListOrder {
    /** Par échéance, under a heading for each {@link DueGroup}. */
    DEADLINE("echeance", true),
    /** Par service, under its name; by deadline inside. */
    DEPARTMENT("service", true),
    /** Par arrivée, the oldest first. */
    ARRIVAL("arrivee", false),
    /** Les derniers enregistrés d’abord. */
    LATEST("recents", false);

    private final String slug;
    private final boolean grouped;

    ListOrder(String slug, boolean grouped) {
        this.slug = slug;
        this.grouped = grouped;
    }

    /** Name in addresses. */
    public String slug() {
        return slug;
    }

    /** Whether its lines stand under headings. */
    public boolean grouped() {
        return grouped;
    }

    public static Optional<ListOrder> of(String slug) {
        for (ListOrder order : values()) {
            if (order.slug.equals(slug)) {
                return Optional.of(order);
            }
        }
        return Optional.empty();
    }
}
