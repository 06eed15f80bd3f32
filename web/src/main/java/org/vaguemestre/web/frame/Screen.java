package org.vaguemestre.web.frame;

import java.util.Optional;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.Right;

/** The screens acted in for an organisation, each with the name it has in addresses and the rights of which one opens it. */
public enum Screen {
    HOME("accueil"),
    /** Bannettes: list, document, details and acts at once. */
    TRIAGE("bannettes"),
    /** Qualification, one letter after the other. */
    QUALIFICATION("qualification", Right.MAIL_QUALIFY),
    /** The pages of a letter to qualify: cut, merged, turned, put in order. */
    PAGES("pages", Right.MAIL_QUALIFY),
    /** The sheet (<i>fiche</i>) of an item. */
    ITEM("courrier"),
    REGISTER("enregistrer", Right.MAIL_REGISTER),
    SCAN("numerisation", Right.SCAN_GIVE, Right.SCAN_REPAIR),
    BATCH("lot", Right.SCAN_GIVE, Right.SCAN_REPAIR),
    /** The end-of-day control sheet, to print. */
    CONTROL("controle", Right.SCAN_GIVE, Right.SCAN_REPAIR),
    QUARANTINE("quarantaine", Right.SCAN_REPAIR),
    SEPARATORS("separateurs", Right.SCAN_GIVE),
    /** Correspondants: the list, one sheet, a merge, an import. */
    CORRESPONDENTS("correspondants", Right.CORRESPONDENT_EDIT),
    CORRESPONDENT("correspondant", Right.CORRESPONDENT_EDIT),
    MERGE("fusion", Right.CORRESPONDENT_EDIT),
    IMPORT("import-correspondants", Right.CORRESPONDENT_EDIT),
    /** Étiquettes, to print. */
    LABELS("etiquettes", Right.MAIL_REGISTER),
    /** Parapheur: what is to be approved or signed, one document after the other. */
    SIGNATURE_BOOK("parapheur"),
    /** Notifications: what one was told, and how one wants to be. */
    NOTIFICATIONS("notifications"),
    /** Dossiers: the folders, and what is in one. */
    FOLDERS("dossier"),
    /** Absences et délégations. */
    DELEGATIONS("delegations"),
    /** Boîte d’envoi: what is to leave the portal and has not yet. */
    OUTBOX("boite-d-envoi", Right.MAIL_QUALIFY, Right.ORGANISATION_ADMINISTER),
    /** File d’impression: letters to print and to post. */
    PRINT_QUEUE("impression", Right.MAIL_QUALIFY),
    SEARCH("recherche"),
    /** The guide. */
    HELP("aide"),
    /** The design system on one page; only where one develops (system property {@code vaguemestre.development}). */
    STYLE("style"),
    /** Tableau de bord: where the mail stands. */
    DASHBOARD("tableau-de-bord", Right.MAIL_HANDLE, Right.INSIGHT_READ),
    /** Échéances: the agenda of the commitments. */
    DEADLINES("echeances", Right.MAIL_HANDLE, Right.INSIGHT_READ),
    STATISTICS("statistiques", Right.MAIL_HANDLE, Right.INSIGHT_READ),
    /** Points de friction: where mail waits, goes back and forth, comes twice. */
    FRICTION("points-de-friction", Right.MAIL_HANDLE, Right.INSIGHT_READ),
    /** The list behind a figure. */
    COUNTED("courriers", Right.MAIL_HANDLE, Right.INSIGHT_READ),
    /** What a search found, to print. */
    SEARCH_LIST("liste-recherche"),
    /** The journal of the organisation, told in plain words. */
    JOURNAL("journal", Right.JOURNAL_READ),
    /** Administration of the organisation: what is set, what is missing, and the way to each setting. */
    ADMINISTRATION("administration", Right.ORGANISATION_ADMINISTER),
    MAIL_TYPES("administration-types", Right.ORGANISATION_ADMINISTER),
    CIRCUITS("administration-circuits", Right.ORGANISATION_ADMINISTER),
    TEMPLATES("administration-modeles", Right.ORGANISATION_ADMINISTER),
    /** Paragraphes types, of which letters are often made. */
    PARAGRAPHS("administration-paragraphes", Right.ORGANISATION_ADMINISTER),
    NUMBERS("administration-numerotation", Right.ORGANISATION_ADMINISTER),
    SEPARATOR_SETTINGS("administration-separateurs", Right.ORGANISATION_ADMINISTER),
    LABEL_TEMPLATES("administration-etiquettes", Right.ORGANISATION_ADMINISTER),
    IDENTITY("administration-collectivite", Right.ORGANISATION_ADMINISTER),
    DEPARTMENTS("administration-services", Right.ORGANISATION_ADMINISTER),
    AGENTS("administration-agents", Right.ORGANISATION_ADMINISTER),
    ROLES("administration-roles", Right.ORGANISATION_ADMINISTER),
    /** Passation: what is with an agent who leaves goes to another. */
    HANDOVER("administration-passation", Right.ORGANISATION_ADMINISTER),
    STRUCTURE_IMPORT("administration-import", Right.ORGANISATION_ADMINISTER),
    /** Voir comme: what a person would see. */
    SEE_AS("administration-voir-comme", Right.ORGANISATION_ADMINISTER),
    DRAFTS("administration-brouillons", Right.ORGANISATION_ADMINISTER),
    CONFIGURATION_JOURNAL("administration-journal", Right.ORGANISATION_ADMINISTER);

    private final String address;
    private final Right[] anyOf;

    Screen(String address, Right... anyOf) {
        this.address = address;
        this.anyOf = anyOf;
    }

    public String address() {
        return address;
    }

    /** The page that draws it. */
    String view() {
        return "/screens/" + address + ".xhtml";
    }

    public boolean openTo(Access access) {
        if (anyOf.length == 0) {
            return true;
        }
        for (Right right : anyOf) {
            if (access.has(right)) {
                return true;
            }
        }
        return false;
    }

    static Optional<Screen> at(String address) {
        for (Screen screen : values()) {
            if (screen.address.equals(address) && (screen != STYLE || Boolean.getBoolean("vaguemestre.development"))) {
                return Optional.of(screen);
            }
        }
        return Optional.empty();
    }
}
