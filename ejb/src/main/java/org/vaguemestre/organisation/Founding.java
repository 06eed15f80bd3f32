package org.vaguemestre.organisation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.vaguemestre.access.AccountView;
import org.vaguemestre.access.Accounts;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.NewAccount;

/** A new organisation in one transaction: itself, the roles it begins with, and its first administrator. */
@Stateless
public class Founding {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Inject
    private Accounts accounts;

    @Inject
    private Clock clock;

    @Inject
    private Structure structure;

    @Inject
    private StructureDesk desk;

    /** @return password of the first administrator; null when the account existed before */
    public Accounts.Given found(PortalAdministration.NewOrganisation wished, NewAccount first, String known) {
        structure.create(wished.kind(), wished.name(), wished.slug(), wished.parent());
        Map<String, UUID> roles = new HashMap<>();
        for (ReadyMade.ReadyRole role : ReadyMade.ROLES) {
            roles.put(role.code(), structure.addRole(role.code(), role.name(), role.rights()));
        }
        MembershipContent secretary = new MembershipContent(
                null,
                roles.get(ReadyMade.FIRST_ROLE),
                null,
                "Secrétaire de mairie",
                Confidentiality.CONFIDENTIAL,
                clock.instant().atZone(PARIS).toLocalDate(),
                null);
        if (first != null) {
            return desk.welcome(first, secretary);
        }
        AccountView account = desk.known(known);
        structure.addMember(
                account.id(), secretary.role(), null, secretary.quality(), secretary.clearance(), secretary.from());
        return null;
    }
}
