package org.vaguemestre.web.triage;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.correspondent.Correspondents;
import org.vaguemestre.mail.Channel;
import org.vaguemestre.mail.ListOrder;
import org.vaguemestre.mail.MailFilter;
import org.vaguemestre.mail.MailTypeView;
import org.vaguemestre.mail.MailTypes;
import org.vaguemestre.mail.Priority;
import org.vaguemestre.mail.SavedBasketView;
import org.vaguemestre.mail.SavedBaskets;
import org.vaguemestre.mail.State;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.web.frame.Say;

/** What stands above a list of mail: its order, what narrows it and how to take each away, and what else one may choose. */
@Named("listHead")
@RequestScoped
public class ListHead {
    /** Parameter of the address: the saved basket one came by. */
    static final String SAVED = "mienne";

    /** Parameter of the address: the saved basket just removed, which can be put back. */
    static final String REMOVED = "otee";

    @Inject
    private HttpServletRequest request;

    @Inject
    private SavedBaskets savedBaskets;

    @Inject
    private Structure structure;

    @Inject
    private MailTypes types;

    @Inject
    private Correspondents correspondents;

    @Inject
    private Say say;

    private ListRequest asked;
    private SavedBasketView saved;

    /** A criterion in force, in words, and the list without it. */
    public record Chip(String words, String without) {}

    /** Something to choose. */
    public record Choice(String value, String words, boolean chosen) {}

    @PostConstruct
    void look() {
        asked = ListRequest.read(request::getParameter, Triage.usual());
        String id = request.getParameter(SAVED);
        if (id != null && id.matches("[0-9a-fA-F-]{36}")) {
            saved = savedBaskets.find(UUID.fromString(id)).orElse(null);
        }
    }

    /** The saved basket one came by; null for none. */
    public SavedBasketView getSaved() {
        return saved;
    }

    /** What the list is called. */
    public String getTitle() {
        return saved == null ? say.name(asked.basket()) : saved.name();
    }

    /** The list is no longer what was saved. */
    public boolean isDiffering() {
        return saved != null
                && !ListRequest.of(saved.basket(), saved.order(), saved.filter())
                        .query()
                        .equals(asked.query());
    }

    /** Worth saving: another list than the basket as it is. */
    public boolean isSavable() {
        return saved == null && (isFiltered() || !isUsualOrder());
    }

    /** By whose stamp one knows that the list has changed. */
    public String getWatched() {
        return saved == null || isDiffering()
                ? asked.basket().slug()
                : saved.id().toString();
    }

    /** Whose counter is that of the list; empty when none is. */
    public String getCounted() {
        return saved == null && isFiltered() || isDiffering() ? "" : getWatched();
    }

    /** Just removed; null for none. */
    public String getRemoved() {
        return request.getParameter(REMOVED);
    }

    private String query(ListRequest list) {
        return list.query() + (saved == null ? "" : "&" + SAVED + "=" + saved.id());
    }

    ListRequest asked() {
        return asked;
    }

    public MailFilter getFilter() {
        return asked.filter();
    }

    public boolean isFiltered() {
        return !asked.said().isEmpty();
    }

    public int getNarrowings() {
        return asked.said().size();
    }

    public List<Chip> getChips() {
        return asked.said().keySet().stream()
                .map(criterion -> new Chip(words(criterion), query(asked.without(criterion))))
                .toList();
    }

    /** What the list is narrowed to, as it stands on paper. */
    public String getInWords() {
        return asked.said().keySet().stream().map(this::words).collect(Collectors.joining(" · "));
    }

    /** What was asked and cannot be: told in one sentence. */
    public List<String> getWrong() {
        List<String> told = new ArrayList<>();
        if (asked.said().containsKey(Criterion.DEPARTMENT)
                && structure.departments().stream().noneMatch(one -> one.id().equals(asked.id(Criterion.DEPARTMENT)))) {
            told.add(say.of("filter.department.goneStill"));
        }
        asked.wrong().stream()
                .map(wrong -> wrong.criterion() == null
                        ? say.with("filter.unknown", wrong.value())
                        : say.with(
                                "filter.wrong",
                                wrong.value(),
                                say.of(wrong.criterion().word())))
                .forEach(told::add);
        return told;
    }

    public String getOrderInForce() {
        return orderWords(asked.order());
    }

    /** The orders of the basket, each with the list in that order. */
    public List<Choice> getOrders() {
        return asked.basket().orders().stream()
                .map(order -> new Choice(query(asked.in(order)), orderWords(order), order == asked.order()))
                .toList();
    }

    private String orderWords(ListOrder order) {
        boolean onlyOpen = order.grouped() && asked.basket() == org.vaguemestre.mail.Basket.ALL;
        return say.of("ListOrder." + order.name() + (onlyOpen ? ".open" : ""));
    }

    public String getClearedQuery() {
        return query(asked.unfiltered());
    }

    public String getQuery() {
        return query(asked);
    }

    public String getOrder() {
        return asked.order().slug();
    }

    public boolean isUsualOrder() {
        return asked.order() == asked.basket().order();
    }

    private String words(Criterion criterion) {
        String value = asked.said().get(criterion);
        if (criterion.plain()) {
            return say.of(criterion.word());
        }
        String said =
                switch (criterion) {
                    case DEPARTMENT -> department(UUID.fromString(value));
                    case AGENT -> agent(UUID.fromString(value));
                    case TYPE -> type(UUID.fromString(value));
                    case SENDER -> sender(UUID.fromString(value));
                    case FROM, TO -> say.day(LocalDate.parse(value));
                    default -> say.of(ListRequest.wordOf(criterion, value));
                };
        return say.with("filter.is", say.of(criterion.word()), said);
    }

    private String department(UUID id) {
        return structure.departments().stream()
                .filter(one -> one.id().equals(id))
                .map(DepartmentView::name)
                .findFirst()
                .orElseGet(() -> say.of("filter.department.gone"));
    }

    private String agent(UUID id) {
        if (id.equals(CurrentAccess.get().account())) {
            return say.of("filter.me");
        }
        return structure.agents().stream()
                .filter(one -> one.account().equals(id))
                .map(AgentView::name)
                .findFirst()
                .orElseGet(() -> say.of("filter.agent.gone"));
    }

    private String type(UUID id) {
        return types.all().stream()
                .filter(one -> one.id().equals(id))
                .map(MailTypeView::name)
                .findFirst()
                .orElseGet(() -> say.of("filter.type.gone"));
    }

    private String sender(UUID id) {
        return correspondents.find(id).map(one -> one.displayName()).orElseGet(() -> say.of("filter.sender.gone"));
    }

    public List<Choice> getDepartments() {
        List<Choice> choices = new ArrayList<>();
        structure.departments().forEach(one -> choices.add(choice(Criterion.DEPARTMENT, one.id(), one.name())));
        return withTheOneThatIsGone(choices, Criterion.DEPARTMENT);
    }

    public List<Choice> getAgents() {
        List<Choice> choices = new ArrayList<>();
        choices.add(choice(Criterion.AGENT, CurrentAccess.get().account(), say.of("filter.me")));
        structure.agents().stream()
                .filter(one -> !one.account().equals(CurrentAccess.get().account()))
                .forEach(one -> choices.add(choice(Criterion.AGENT, one.account(), one.name())));
        return withTheOneThatIsGone(choices, Criterion.AGENT);
    }

    public List<Choice> getTypes() {
        List<Choice> choices = new ArrayList<>();
        types.all().forEach(one -> choices.add(choice(Criterion.TYPE, one.id(), one.name())));
        return withTheOneThatIsGone(choices, Criterion.TYPE);
    }

    /** Narrowing further does not forget what is already chosen and no longer on offer. */
    private List<Choice> withTheOneThatIsGone(List<Choice> choices, Criterion criterion) {
        String value = asked.said().get(criterion);
        if (value != null && choices.stream().noneMatch(Choice::chosen)) {
            choices.add(new Choice(value, words(criterion), true));
        }
        return choices;
    }

    public List<Choice> getStates() {
        return constants(Criterion.STATE, State.values());
    }

    public List<Choice> getPriorities() {
        return constants(Criterion.PRIORITY, Priority.values());
    }

    public List<Choice> getConfidentialities() {
        return constants(Criterion.CONFIDENTIALITY, Confidentiality.values());
    }

    public List<Choice> getChannels() {
        return constants(Criterion.CHANNEL, Channel.values());
    }

    /** The sender narrowed by, which the form carries on; null for none. */
    public String getSender() {
        return asked.said().get(Criterion.SENDER);
    }

    public String getDirection() {
        return asked.said().get(Criterion.DIRECTION);
    }

    private List<Choice> constants(Criterion criterion, Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(one -> choice(criterion, one.name(), say.name(one)))
                .toList();
    }

    private Choice choice(Criterion criterion, Object value, String words) {
        return new Choice(
                value.toString(), words, value.toString().equals(asked.said().get(criterion)));
    }
}
