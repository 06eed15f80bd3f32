package org.vaguemestre.organisation;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.vaguemestre.access.Right;

/** What a new organisation may begin with (<i>modèle de départ</i>), to be changed as it likes: the roles of a town hall, the departments of a small commune. */
final class ReadyMade {
    /** Of the person who begins: does everything, administers. */
    static final String FIRST_ROLE = "SECRETAIRE";

    private static final Set<Right> MAIL_ROOM = EnumSet.of(
            Right.MAIL_REGISTER,
            Right.MAIL_QUALIFY,
            Right.MAIL_SEE_ALL,
            Right.MAIL_ROUTE,
            Right.MAIL_VOID,
            Right.SCAN_GIVE,
            Right.SCAN_REPAIR,
            Right.CORRESPONDENT_EDIT);

    record ReadyRole(String code, String name, Set<Right> rights) {}

    /** @param parent code of the one above; null for none */
    record ReadyDepartment(String code, String name, String parent) {}

    static final List<ReadyRole> ROLES = List.of(
            new ReadyRole(
                    FIRST_ROLE,
                    "Secrétaire de mairie",
                    with(MAIL_ROOM, Right.MAIL_HANDLE, Right.JOURNAL_READ, Right.ORGANISATION_ADMINISTER)),
            new ReadyRole("COURRIER", "Bureau du courrier", MAIL_ROOM),
            new ReadyRole(
                    "DIRECTION",
                    "Direction générale",
                    EnumSet.of(
                            Right.MAIL_HANDLE,
                            Right.MAIL_REGISTER,
                            Right.MAIL_SEE_ALL,
                            Right.MAIL_ROUTE,
                            Right.CORRESPONDENT_EDIT,
                            Right.JOURNAL_READ)),
            new ReadyRole(
                    "AGENT", "Agent", EnumSet.of(Right.MAIL_HANDLE, Right.MAIL_REGISTER, Right.CORRESPONDENT_EDIT)),
            new ReadyRole("ELU", "Élu", EnumSet.of(Right.MAIL_HANDLE, Right.MAIL_SEE_ALL)),
            new ReadyRole("DPO", "Protection des données", EnumSet.of(Right.JOURNAL_READ, Right.JOURNAL_EXPORT)));

    static final List<ReadyDepartment> DEPARTMENTS = List.of(
            new ReadyDepartment("MAIRE", "Maire et élus", null),
            new ReadyDepartment("SECRETARIAT", "Secrétariat général", null),
            new ReadyDepartment("ETATCIVIL", "État civil et élections", "SECRETARIAT"),
            new ReadyDepartment("URBA", "Urbanisme", "SECRETARIAT"),
            new ReadyDepartment("FINANCES", "Finances", "SECRETARIAT"),
            new ReadyDepartment("TECHNIQUE", "Services techniques et voirie", "SECRETARIAT"),
            new ReadyDepartment("ECOLE", "École et enfance", "SECRETARIAT"));

    private ReadyMade() {}

    private static Set<Right> with(Set<Right> rights, Right... more) {
        Set<Right> all = EnumSet.copyOf(rights);
        all.addAll(List.of(more));
        return all;
    }
}
