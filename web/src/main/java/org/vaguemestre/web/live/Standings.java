package org.vaguemestre.web.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.SignedIn;
import org.vaguemestre.mail.Basket;
import org.vaguemestre.mail.Baskets;
import org.vaguemestre.mail.SavedBaskets;
import org.vaguemestre.mail.Tally;
import org.vaguemestre.notification.Notifications;
import org.vaguemestre.organisation.OrganisationView;
import org.vaguemestre.organisation.Organisations;

/** How a person's baskets stand, in each of the person's organisations: a count and a stamp a basket, as JSON. */
@ApplicationScoped
public class Standings {
    @Inject
    private Organisations organisations;

    @Inject
    private Baskets baskets;

    @Inject
    private SavedBaskets savedBaskets;

    @Inject
    private Notifications notifications;

    /** How often each organisation's mail moved since this node started: the stamp of what is not counted. */
    private final Map<UUID, Long> moves = new ConcurrentHashMap<>();

    void moved(UUID organisation) {
        moves.merge(organisation, 1L, Long::sum);
    }

    /** By organisation's slug. @param only organisations to look at; null for all the person's */
    Map<String, String> of(SignedIn who, Set<UUID> only) {
        Map<String, String> standings = new LinkedHashMap<>();
        for (OrganisationView organisation : organisations.of(who)) {
            if (only == null || only.contains(organisation.id())) {
                Optional<Access> access = organisations.enter(who, organisation.slug());
                access.ifPresent(entered -> standings.put(
                        organisation.slug(), CurrentAccess.during(entered, () -> standing(organisation.id()))));
            }
        }
        return standings;
    }

    private String standing(UUID organisation) {
        return Stream.concat(
                        baskets.tallies().entrySet().stream()
                                .map(one -> pair(one.getKey().slug(), one.getValue())),
                        Stream.concat(
                                savedBaskets.tallies().entrySet().stream()
                                        .map(one -> pair(one.getKey().toString(), one.getValue())),
                                Stream.of(pair("notifications", notifications.unread()))))
                .collect(Collectors.joining(
                        ",",
                        "{",
                        ",\"" + Basket.ALL.slug() + "\":[-1,\"" + moves.getOrDefault(organisation, 0L) + "\"]}"));
    }

    private static String pair(String name, Tally tally) {
        return "\"" + name + "\":[" + tally.count() + ",\"" + tally.stamp() + "\"]";
    }
}
