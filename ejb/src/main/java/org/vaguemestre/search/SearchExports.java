package org.vaguemestre.search;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Walled;
import org.vaguemestre.correspondent.CorrespondentView;
import org.vaguemestre.correspondent.Correspondents;
import org.vaguemestre.journal.Journal;
import org.vaguemestre.mail.Channel;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.MailFilter;
import org.vaguemestre.mail.MailTypeView;
import org.vaguemestre.mail.MailTypes;
import org.vaguemestre.mail.Priority;
import org.vaguemestre.mail.State;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.Structure;

/**
 * The whole of what was found, to be taken away (<i>export</i>). Personal data leave the portal: who took how many lines is in the journal before
 * the first of them is written. What is held in memory is the list of identifiers; the lines are read some hundreds at a time.
 */
@Stateless
public class SearchExports {
    /** Lines of an export, at most: the first in the order that was asked. */
    public static final int LIMIT = SearchPage.COUNTED_UP_TO;

    /** Lines that are read at once. */
    public static final int AT_ONCE = 500;

    /** What it is written as. */
    public enum Format {
        CSV,
        PDF
    }

    /**
     * An export that may begin.
     *
     * @param criteria what was asked, in French
     * @param found how many the caller may see, or so many at least
     * @param items those of which a line is written
     */
    public record Export(UUID id, List<String> criteria, long found, boolean foundExact, List<UUID> items) {}

    /** A line; null where there is nothing to say. */
    public record Line(
            String number,
            Direction direction,
            State state,
            String subject,
            String correspondent,
            LocalDate arrivedOn,
            String department,
            String agent,
            String mailType,
            Channel channel,
            Priority priority,
            Confidentiality confidentiality,
            LocalDate committedFor,
            String senderReference,
            Instant registeredAt) {}

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private MailSearch search;

    @Inject
    private Structure structure;

    @Inject
    private MailTypes types;

    @Inject
    private Correspondents correspondents;

    @Inject
    private Journal journal;

    /** Finds what will be written, and journals that it is taken. */
    public Export begin(SearchRequest request, Format format) {
        SearchPage first = search.search(new SearchRequest(
                request.q(), request.filter(), request.channel(), request.confidentiality(), request.sort(), null, 1));
        List<UUID> items = search.all(request, LIMIT);
        Export export = new Export(Walled.newId(), criteria(request), first.total(), first.totalExact(), items);
        journal.append(
                SearchAct.EXPORT,
                SearchAct.SEARCH,
                export.id(),
                Map.of("format", format.name(), "lines", items.size()));
        return export;
    }

    private List<String> criteria(SearchRequest request) {
        QuestionWords french = new QuestionWords(Locale.FRENCH);
        MailFilter filter = request.filter();
        List<String> said = new ArrayList<>();
        search.understand(request.q()).criteria().forEach(one -> said.add(french.of(one)));
        Map<Criterion.Kind, String> chosen = new LinkedHashMap<>();
        chosen.put(Criterion.Kind.STATE, french.of(filter.state()));
        chosen.put(Criterion.Kind.DIRECTION, french.of(filter.direction()));
        chosen.put(
                Criterion.Kind.DEPARTMENT,
                filter.department() == null ? "" : departments().getOrDefault(filter.department(), "?"));
        chosen.put(Criterion.Kind.TYPE, filter.mailType() == null ? "" : types().getOrDefault(filter.mailType(), "?"));
        chosen.put(
                Criterion.Kind.AGENT, filter.assignee() == null ? "" : agents().getOrDefault(filter.assignee(), "?"));
        chosen.put(
                Criterion.Kind.CORRESPONDENT,
                filter.correspondent() == null
                        ? ""
                        : correspondents
                                .find(filter.correspondent())
                                .map(CorrespondentView::displayName)
                                .orElse("?"));
        chosen.put(Criterion.Kind.CHANNEL, french.of(request.channel()));
        chosen.put(Criterion.Kind.CONFIDENTIALITY, french.of(request.confidentiality()));
        chosen.forEach((kind, value) -> {
            if (!value.isEmpty()) {
                said.add(french.of(kind, value));
            }
        });
        if (filter.arrivedFrom() != null || filter.arrivedTo() != null) {
            said.add(french.arrived(new Period(filter.arrivedFrom(), filter.arrivedTo())));
        }
        if (filter.late()) {
            said.add(french.of(Criterion.Kind.LATE, ""));
        }
        return said;
    }

    private Map<UUID, String> departments() {
        return structure.departments().stream().collect(Collectors.toMap(DepartmentView::id, DepartmentView::name));
    }

    private Map<UUID, String> agents() {
        return AgentView.names(structure.agents());
    }

    private Map<UUID, String> types() {
        return types.all().stream().collect(Collectors.toMap(MailTypeView::id, MailTypeView::name));
    }

    /** The lines of these items, in their order, as they are now; what the caller may not see any more is left out. */
    public List<Line> lines(List<UUID> items) {
        Access access = CurrentAccess.get();
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entityManager
                .createNativeQuery(
                        """
                        select id, number, direction, state, subject, correspondent_id, arrived_on, department_id, assignee_id, mail_type_id,
                          channel, priority, confidentiality, committed_for, sender_reference, registered_at
                        from mail_item where organisation_id = :organisation and id = any (cast(string_to_array(:ids, ',') as uuid[]))
                        and audience && string_to_array(:audience, ',')
                        """,
                        Tuple.class)
                .setParameter("organisation", access.organisation())
                .setParameter("ids", items.stream().map(UUID::toString).collect(Collectors.joining(",")))
                .setParameter("audience", String.join(",", access.audience()))
                .getResultList();
        Map<UUID, Tuple> byId =
                rows.stream().collect(Collectors.toMap(row -> row.get(0, UUID.class), Function.identity()));
        Names names = names(rows);
        return items.stream()
                .map(byId::get)
                .filter(row -> row != null)
                .map(names::line)
                .toList();
    }

    private Names names(List<Tuple> rows) {
        List<UUID> known = rows.stream()
                .map(row -> row.get(5, UUID.class))
                .filter(id -> id != null)
                .distinct()
                .toList();
        Map<UUID, String> senders = new HashMap<>();
        if (!known.isEmpty()) {
            correspondents.find(known).forEach((id, one) -> senders.put(id, one.displayName()));
        }
        return new Names(senders, departments(), agents(), types());
    }

    private record Names(
            Map<UUID, String> senders,
            Map<UUID, String> departments,
            Map<UUID, String> agents,
            Map<UUID, String> types) {
        Line line(Tuple row) {
            return new Line(
                    row.get(1, String.class),
                    Direction.valueOf(row.get(2, String.class)),
                    State.valueOf(row.get(3, String.class)),
                    row.get(4, String.class),
                    of(senders, row, 5),
                    MailSearch.date(row.get(6)),
                    of(departments, row, 7),
                    of(agents, row, 8),
                    of(types, row, 9),
                    Channel.valueOf(row.get(10, String.class)),
                    Priority.valueOf(row.get(11, String.class)),
                    Confidentiality.valueOf(row.get(12, String.class)),
                    MailSearch.date(row.get(13)),
                    row.get(14, String.class),
                    row.get(15, Instant.class));
        }

        private static String of(Map<UUID, String> names, Tuple row, int column) {
            UUID id = row.get(column, UUID.class);
            return id == null ? null : names.get(id);
        }
    }
}
