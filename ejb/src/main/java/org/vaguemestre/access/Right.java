package org.vaguemestre.access;

/**
 * A named right (<i>droit</i>). An organisation composes its roles from these; code asks for a right, never for a role. The rights whose
 * name begins with {@code PORTAL} belong to the data centre, are held outside any organisation, and never open any content.
 */
public enum Right {
    /** Enregistrer un courrier à la main. */
    MAIL_REGISTER,
    /** Qualifier: confirm what was read and send the item to its department. */
    MAIL_QUALIFY,
    /** Voir tout le courrier de la collectivité, within the clearance. */
    MAIL_SEE_ALL,
    /** Traiter: take in charge, reroute, close the items of one's departments. */
    MAIL_HANDLE,
    /** Réorienter any item one sees. */
    MAIL_ROUTE,
    /** Annuler a registration; its number stays. */
    MAIL_VOID,
    /** Numériser: give scan batches. */
    SCAN_GIVE,
    /** Quarantaine: repair what a batch could not read. */
    SCAN_REPAIR,
    /** Correspondants: create and correct. */
    CORRESPONDENT_EDIT,
    /** Piloter: figures, deadlines and friction over all the mail of the organisation; content is opened by other rights. */
    INSIGHT_READ,
    /** Lire le journal of the organisation. */
    JOURNAL_READ,
    /** Exporter le journal with its proof. */
    JOURNAL_EXPORT,
    /** Administrer departments, agents, roles, types and number formats. */
    ORGANISATION_ADMINISTER,
    /** Exploiter: jobs and counts of every organisation, never content. */
    PORTAL_OPERATE,
    /** Administrer le portail: organisations and accounts, never content. */
    PORTAL_ADMINISTER;

    /** Held outside any organisation; a role of one cannot carry it. */
    public boolean ofThePortal() {
        return name().startsWith("PORTAL");
    }
}
