package org.vaguemestre.access;

import java.io.Serializable;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * Who acts and what that opens (<i>habilitation</i>), for the length of one request, step or timer.
 *
 * @param account who acts; null for the application itself
 * @param name first and last name, or what the application is doing
 * @param organisation the one acted for; null for none (sign-in, portal pages)
 * @param slug its name in addresses; null for none
 * @param scope organisations whose rows the transaction may touch: exactly {@code organisation} for a person
 * @param rights rights held in the organisation, or the portal's
 * @param departments departments of the caller, with all those below them
 * @param audience tokens held, see {@link Audience}
 * @param clearance highest level the caller may see without being named
 */
public record Access(
        UUID account,
        String name,
        UUID organisation,
        String slug,
        Set<UUID> scope,
        Set<Right> rights,
        Set<UUID> departments,
        Set<String> audience,
        Confidentiality clearance)
        implements Serializable {

    private static final Logger LOG = Logger.getLogger(Access.class);

    /** One membership of an agent, as far as access is concerned. */
    public record Grant(Set<Right> rights, Confidentiality clearance, Set<UUID> departments) implements Serializable {}

    /** A member acting for an organisation. The portal's rights are never mixed with those that open content. */
    public static Access member(UUID account, String name, UUID organisation, String slug, Collection<Grant> grants) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        Set<UUID> departments = new LinkedHashSet<>();
        Set<String> audience = new LinkedHashSet<>();
        Confidentiality clearance = Confidentiality.NORMAL;
        for (Grant grant : grants) {
            rights.addAll(grant.rights());
            departments.addAll(grant.departments());
            audience.addAll(Audience.heldBy(
                    account, grant.rights().contains(Right.MAIL_SEE_ALL), grant.clearance(), grant.departments()));
            clearance = clearance.allows(grant.clearance()) ? clearance : grant.clearance();
        }
        return new Access(
                account, name, organisation, slug, Set.of(organisation), rights, departments, audience, clearance);
    }

    /** Someone known, acting for no organisation: sees own account and memberships, and no organisation's row. */
    public static Access person(UUID account, String name, Set<Right> portalRights) {
        return new Access(
                account,
                name,
                null,
                null,
                Set.of(),
                portalRights,
                Set.of(),
                Set.of(Audience.person(account)),
                Confidentiality.NORMAL);
    }

    /** The application itself, in one organisation (a job step, a follower of the journal); sees all of it. */
    public static Access application(String doing, UUID organisation, String slug) {
        Grant everything = new Grant(EnumSet.allOf(Right.class), Confidentiality.CONFIDENTIAL, Set.of());
        Set<String> audience = Audience.heldBy(null, true, everything.clearance(), Set.of());
        return new Access(
                null,
                doing,
                organisation,
                slug,
                Set.of(organisation),
                everything.rights(),
                Set.of(),
                audience,
                everything.clearance());
    }

    /** The application itself over several organisations, for what is about all of them (how far followers are behind). */
    public static Access portal(String doing, Set<UUID> organisations) {
        return new Access(null, doing, null, null, organisations, Set.of(), Set.of(), Set.of(), Confidentiality.NORMAL);
    }

    /** The same organisation and what is open in it, on behalf of the person who launched the work. */
    public Access onBehalfOf(UUID launcher, String launcherName) {
        return new Access(launcher, launcherName, organisation, slug, scope, rights, departments, audience, clearance);
    }

    /** The application, for this caller: what follows from an act of theirs is done whatever rights they hold themselves. */
    public Access office() {
        return application(name, organisation, slug).onBehalfOf(account, name);
    }

    /** The same, who holds these tokens too. */
    public Access with(Collection<String> tokens) {
        Set<String> more = new LinkedHashSet<>(audience);
        more.addAll(tokens);
        return new Access(account, name, organisation, slug, scope, rights, departments, more, clearance);
    }

    public boolean has(Right right) {
        return rights.contains(right);
    }

    /**
     * What somebody tried without the right to is in the server's log.
     *
     * @throws Refused RIGHT_MISSING
     */
    public void require(Right right) {
        if (!has(right)) {
            LOG.infof("Account %s has not the right %s in %s", account, right, slug == null ? "the portal" : slug);
            throw new Refused(Refusal.RIGHT_MISSING, right);
        }
    }

    /** The tokens by which something is asked of the caller and of nobody else: their own, and those of delegations to them. */
    public Set<String> ownTokens() {
        return audience.stream().filter(Audience::isOwn).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether an item with this audience is seen. */
    public boolean sees(Collection<String> itemAudience) {
        return itemAudience.stream().anyMatch(audience::contains);
    }
}
