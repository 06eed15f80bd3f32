package org.vaguemestre.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.SignedIn;
import org.vaguemestre.organisation.OrganisationView;
import org.vaguemestre.organisation.Organisations;

/**
 * The baskets of someone who belongs to several organisations, in one list (<i>toutes mes collectivités</i>). No wall is lowered for it: each
 * organisation is entered in turn, under the access the person has there and in a transaction of its own, and only what each gave is put
 * together. No session bean: it must not itself be in a transaction.
 */
@ApplicationScoped
public class GatheredBaskets {
    /** By department there is no order common to several organisations. */
    public static final List<ListOrder> ORDERS = List.of(ListOrder.DEADLINE, ListOrder.ARRIVAL, ListOrder.LATEST);

    @Inject
    private Organisations organisations;

    @Inject
    private Baskets baskets;

    /** What a person waits for in one organisation. */
    public record Waiting(OrganisationView organisation, Map<Basket, Integer> counts) {
        /** What is theirs to do: to handle and to qualify. */
        public int work() {
            return counts.getOrDefault(Basket.TO_HANDLE, 0) + counts.getOrDefault(Basket.TO_QUALIFY, 0);
        }
    }

    /** The organisations of the person, by name; the one practised in is none of them. */
    public List<OrganisationView> organisations(SignedIn who) {
        return organisations.of(who).stream()
                .filter(one -> one.kind() != OrganisationView.Kind.TRAINING)
                .toList();
    }

    /** In each organisation of the person, by name. */
    public List<Waiting> waiting(SignedIn who) {
        List<Waiting> waiting = new ArrayList<>();
        entering(who, baskets::counts)
                .forEach((organisation, counts) -> waiting.add(new Waiting(organisation, counts)));
        return waiting;
    }

    /** Baskets the person has in one organisation at least, with what waits in all. */
    public static Map<Basket, Integer> sum(List<Waiting> waiting) {
        Map<Basket, Integer> sum = new EnumMap<>(Basket.class);
        waiting.forEach(one -> one.counts().forEach((basket, count) -> sum.merge(basket, count, Integer::sum)));
        return sum;
    }

    /**
     * Some lines of a basket of all of the person's organisations in which they have it.
     *
     * @throws org.vaguemestre.refusal.Refused CURSOR_INVALID
     */
    public GatheredPage page(
            SignedIn who, Basket basket, MailFilter filter, ListOrder order, String cursor, int limit) {
        Map<OrganisationView, MailPage> pages = entering(who, () -> {
            boolean has = basket.right().map(CurrentAccess.get()::has).orElse(true);
            return has ? baskets.page(basket, filter, order, cursor, limit + 1) : MailPage.EMPTY;
        });
        Map<OrganisationView, List<MailRow>> given = new LinkedHashMap<>();
        pages.forEach((organisation, page) -> given.put(organisation, page.rows()));
        String continues = pages.values().stream()
                .map(MailPage::continues)
                .filter(group -> group != null)
                .findFirst()
                .orElse(null);
        return GatheredPage.merged(given, order, limit, continues);
    }

    private <T> Map<OrganisationView, T> entering(SignedIn who, Supplier<T> work) {
        Map<OrganisationView, T> done = new LinkedHashMap<>();
        for (OrganisationView organisation : organisations(who)) {
            organisations
                    .enter(who, organisation.slug())
                    .ifPresent(access -> done.put(organisation, CurrentAccess.during(access, work)));
        }
        return done;
    }
}
