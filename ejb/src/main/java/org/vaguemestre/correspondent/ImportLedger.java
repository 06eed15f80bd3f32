package org.vaguemestre.correspondent;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.access.Walled;
import org.vaguemestre.correspondent.ImportView.Outcome;
import org.vaguemestre.correspondent.ImportView.State;
import org.vaguemestre.correspondent.KnownCorrespondents.Match;
import org.vaguemestre.journal.Journal;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.spreadsheet.SpreadsheetForm;

/**
 * The lines of the imports, and what became of each (<i>registre des imports</i>), for {@link CorrespondentImports}. Every act is a transaction of its
 * own.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ImportLedger {
    static final String SUBJECT = "correspondent-import";

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Journal journal;

    @Inject
    private Clock clock;

    public UUID begin(String name, SpreadsheetForm form) {
        Access access = editor();
        UUID id = Walled.newId();
        entityManager
                .createNativeQuery(
                        """
                        insert into correspondent_import (organisation_id, id, name, state, encoding, separator, given_by, given_by_name, given_at)
                        values (:organisation, :id, :name, 'READING', :encoding, :separator, :by, :byName, :now)
                        """)
                .setParameter("organisation", access.organisation())
                .setParameter("id", id)
                .setParameter("name", name == null || name.isBlank() ? "import.csv" : shortened(name))
                .setParameter("encoding", form.charset().equals(StandardCharsets.UTF_8) ? "UTF-8" : "Windows-1252")
                .setParameter("separator", form.separator() == '\t' ? "tab" : String.valueOf(form.separator()))
                .setParameter("by", access.account())
                .setParameter("byName", access.name())
                .setParameter("now", clock.instant())
                .executeUpdate();
        return id;
    }

    private static String shortened(String name) {
        return name.length() > 200 ? name.substring(0, 200) : name;
    }

    public void add(UUID id, List<ImportedLine> lines) {
        editor();
        if (lines.isEmpty()) {
            return;
        }
        Set<String> earlier = references(id, lines);
        KnownCorrespondents known = known(lines.stream()
                .filter(line -> line.refused() == null)
                .map(ImportedLine::said)
                .toList());
        JsonArrayBuilder rows = Json.createArrayBuilder();
        for (ImportedLine line : lines) {
            String reference = line.said().get(Field.REFERENCE);
            Refused refused = line.refused();
            if (refused == null && reference != null && !earlier.add(reference)) {
                refused = new Refused(Refusal.REFERENCE_TWICE, reference);
            }
            Match match = refused == null ? known.match(line.said()) : new Match(Outcome.REFUSE, null);
            JsonObjectBuilder row = Json.createObjectBuilder()
                    .add("n", line.n())
                    .add("fields", json(line.said()))
                    .add("outcome", match.outcome().name());
            if (reference != null && refused == null) {
                row.add("reference", reference);
            }
            if (refused != null) {
                row.add("refusal", refused.refusal().name()).add("about", refused.sentence(Locale.FRENCH));
            }
            if (match.who() != null) {
                row.add("who", match.who().id().toString());
            }
            rows.add(row);
        }
        entityManager
                .createNativeQuery(
                        """
                        insert into correspondent_import_line (organisation_id, import_id, n, fields, reference, outcome, refusal, refusal_about, correspondent_id)
                        select :organisation, :id, n, fields, reference, outcome, refusal, about, who
                        from jsonb_to_recordset(cast(:rows as jsonb)) as x(n int, fields text, reference text, outcome text, refusal text, about text, who uuid)
                        """)
                .setParameter("organisation", organisation())
                .setParameter("id", id)
                .setParameter("rows", rows.build().toString())
                .executeUpdate();
    }

    private Set<String> references(UUID id, List<ImportedLine> lines) {
        List<String> asked = lines.stream()
                .map(line -> line.said().get(Field.REFERENCE))
                .filter(Objects::nonNull)
                .toList();
        return asked.isEmpty()
                ? new HashSet<>()
                : new HashSet<>(entityManager
                        .createNativeQuery(
                                "select reference from correspondent_import_line where organisation_id = :organisation and import_id = :id and outcome <> 'REFUSE' and reference in :asked",
                                String.class)
                        .setParameter("organisation", organisation())
                        .setParameter("id", id)
                        .setParameter("asked", asked)
                        .getResultList());
    }

    public void wasRead(UUID id) {
        move(id, "READING", "READ");
        journal.append(CorrespondentAct.IMPORT_GIVEN, SUBJECT, id, Map.of());
    }

    public void start(UUID id) {
        Access access = editor();
        move(id, "READ", "RUNNING");
        update(
                "update correspondent_import set started_by = :by, started_by_name = :byName where organisation_id = :organisation and id = :id",
                Map.of("id", id, "by", access.account(), "byName", access.name()));
        journal.append(CorrespondentAct.IMPORT_STARTED, SUBJECT, id, Map.of());
    }

    public void drop(UUID id) {
        editor();
        int dropped = update(
                "update correspondent_import set state = 'DROPPED', finished_at = :now where organisation_id = :organisation and id = :id and state in ('READING', 'READ')",
                Map.of("id", id, "now", clock.instant()));
        if (dropped == 0) {
            throw new Refused(Refusal.IMPORT_STARTED);
        }
        update(
                "update correspondent_import_line set fields = null where organisation_id = :organisation and import_id = :id",
                Map.of("id", id));
        journal.append(CorrespondentAct.IMPORT_DROPPED, SUBJECT, id, Map.of());
    }

    private void move(UUID id, String from, String to) {
        int moved = update(
                "update correspondent_import set state = :to, version = version + 1 where organisation_id = :organisation and id = :id and state = :from",
                Map.of("id", id, "from", from, "to", to));
        if (moved == 0) {
            get(id);
            throw new Refused(Refusal.IMPORT_STARTED);
        }
    }

    /** Does some lines of a started import, each as things are now; whether there are more. */
    public boolean doSome(UUID id, int limit) {
        Access access = editor();
        Tuple found = rows(
                        "select state from correspondent_import where organisation_id = :organisation and id = :id for update",
                        Map.of("id", id))
                .stream()
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.NOT_FOUND));
        if (!found.get(0, String.class).equals("RUNNING")) {
            return false;
        }
        List<Tuple> left = rows(
                "select n, fields from correspondent_import_line where organisation_id = :organisation and import_id = :id and not done and outcome <> 'REFUSE' order by n limit :limit",
                Map.of("id", id, "limit", limit + 1));
        boolean more = left.size() > limit;
        List<Tuple> lines = left.subList(0, Math.min(limit, left.size()));
        List<Map<Field, String>> said =
                lines.stream().map(line -> fields(line.get(1, String.class))).toList();
        KnownCorrespondents known = known(said);
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        List<UUID> renamed = new ArrayList<>();
        JsonArrayBuilder done = Json.createArrayBuilder();
        for (int i = 0; i < lines.size(); i++) {
            Match match = known.match(said.get(i));
            Correspondent who = match.who();
            if (who == null) {
                who = new Correspondent(access.organisation(), Particulars.of(said.get(i)), clock.instant());
                entityManager.persist(who);
                known.add(who);
            } else if (match.outcome() == Outcome.COMPLETE) {
                String before = who.particulars().displayName();
                who.say(match.says());
                if (!before.equals(who.particulars().displayName())) {
                    renamed.add(who.id());
                }
            }
            counts.merge(match.outcome(), 1, Integer::sum);
            done.add(Json.createObjectBuilder()
                    .add("n", lines.get(i).get(0, Integer.class))
                    .add("outcome", match.outcome().name())
                    .add("who", who.id().toString()));
        }
        entityManager.flush();
        update(
                """
                update correspondent_import_line l set done = true, fields = null, outcome = x.outcome, correspondent_id = x.who
                from jsonb_to_recordset(cast(:done as jsonb)) as x(n int, outcome text, who uuid)
                where l.organisation_id = :organisation and l.import_id = :id and l.n = x.n
                """,
                Map.of("id", id, "done", done.build().toString()));
        Map<String, Object> facts = new HashMap<>();
        facts.put("created", counts.getOrDefault(Outcome.CREATE, 0));
        facts.put("completed", counts.getOrDefault(Outcome.COMPLETE, 0));
        facts.put("same", counts.getOrDefault(Outcome.SAME, 0));
        if (!lines.isEmpty()) {
            facts.put("fromLine", lines.get(0).get(0, Integer.class));
            facts.put("toLine", lines.get(lines.size() - 1).get(0, Integer.class));
        }
        facts.put(CorrespondentAct.CONCERNED, renamed);
        journal.append(CorrespondentAct.IMPORTED, SUBJECT, id, facts);
        if (!more) {
            update(
                    "update correspondent_import set state = 'DONE', finished_at = :now where organisation_id = :organisation and id = :id",
                    Map.of("id", id, "now", clock.instant()));
        }
        return more;
    }

    private KnownCorrespondents known(List<Map<Field, String>> lines) {
        Set<String> references = lines.stream()
                .map(line -> line.get(Field.REFERENCE))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<String> names =
                lines.stream().map(line -> Particulars.of(line).nameKey()).collect(Collectors.toSet());
        List<Correspondent> found = names.isEmpty()
                ? List.of()
                : entityManager
                        .createQuery(
                                "select c from Correspondent c where c.reference in :references or c.nameKey in :names order by c.id",
                                Correspondent.class)
                        .setParameter("references", references)
                        .setParameter("names", names)
                        .getResultList();
        Map<UUID, Correspondent> kept = found.stream()
                .filter(Correspondent::isAlias)
                .map(one -> entityManager.find(Correspondent.class, one.keptId()))
                .collect(Collectors.toMap(Correspondent::id, one -> one, (one, again) -> one));
        return new KnownCorrespondents(found, kept);
    }

    public List<ImportView> latest(int limit) {
        editor();
        return views("order by given_at desc, id desc limit :limit", Map.of("limit", limit));
    }

    public ImportView get(UUID id) {
        editor();
        return views("and id = :id", Map.of("id", id)).stream()
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.NOT_FOUND));
    }

    private List<ImportView> views(String clause, Map<String, ?> parameters) {
        return rows(
                        "select id, name, state, encoding, separator, given_at, finished_at from correspondent_import where organisation_id = :organisation "
                                + clause,
                        parameters)
                .stream()
                .map(row -> view(row))
                .toList();
    }

    private ImportView view(Tuple row) {
        UUID id = row.get(0, UUID.class);
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        int done = 0;
        for (Tuple count : rows(
                "select outcome, done, count(*) from correspondent_import_line where organisation_id = :organisation and import_id = :id group by outcome, done",
                Map.of("id", id))) {
            int lines = count.get(2, Number.class).intValue();
            counts.merge(Outcome.valueOf(count.get(0, String.class)), lines, Integer::sum);
            done += count.get(1, Boolean.class) ? lines : 0;
        }
        return new ImportView(
                id,
                row.get(1, String.class),
                State.valueOf(row.get(2, String.class)),
                row.get(3, String.class),
                row.get(4, String.class),
                row.get(5, Instant.class),
                row.get(6, Instant.class),
                counts,
                done);
    }

    public ImportView.Page lines(UUID id, Outcome outcome, int after, int limit) {
        editor();
        Map<String, Object> parameters = new HashMap<>(Map.of("id", id, "after", after, "limit", limit + 1));
        String narrowed = "";
        if (outcome != null) {
            narrowed = " and outcome = :outcome";
            parameters.put("outcome", outcome.name());
        }
        List<ImportView.Line> lines = rows(
                        "select n, fields, outcome, refusal, refusal_about, correspondent_id, done from correspondent_import_line where organisation_id = :organisation and import_id = :id and n > :after"
                                + narrowed + " order by n limit :limit",
                        parameters)
                .stream()
                .map(row -> new ImportView.Line(
                        row.get(0, Integer.class),
                        fields(row.get(1, String.class)),
                        Outcome.valueOf(row.get(2, String.class)),
                        row.get(3, String.class),
                        row.get(4, String.class),
                        row.get(5, UUID.class),
                        row.get(6, Boolean.class)))
                .toList();
        return lines.size() > limit
                ? new ImportView.Page(
                        lines.subList(0, limit), lines.get(limit - 1).n())
                : new ImportView.Page(lines, null);
    }

    /** Imports that were started and are not done, of all organisations in the scope: organisation, import, on whose behalf. */
    public List<Waiting> waiting() {
        @SuppressWarnings("unchecked")
        List<Tuple> found = entityManager
                .createNativeQuery(
                        "select organisation_id, id, started_by, started_by_name from correspondent_import where state = 'RUNNING' order by given_at",
                        Tuple.class)
                .getResultList();
        return found.stream()
                .map(row -> new Waiting(
                        row.get(0, UUID.class),
                        row.get(1, UUID.class),
                        row.get(2, UUID.class),
                        row.get(3, String.class)))
                .toList();
    }

    /** An import to be done. */
    public record Waiting(UUID organisation, UUID id, UUID account, String name) {}

    private static String json(Map<Field, String> said) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        said.forEach((field, value) -> json.add(field.name(), value.replace("\0", "")));
        return json.build().toString();
    }

    private static Map<Field, String> fields(String json) {
        Map<Field, String> said = new LinkedHashMap<>();
        if (json != null) {
            try (var reader = Json.createReader(new StringReader(json))) {
                var object = reader.readObject();
                object.keySet().forEach(name -> said.put(Field.valueOf(name), object.getString(name)));
            }
        }
        return said;
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(String sql, Map<String, ?> parameters) {
        var query = entityManager.createNativeQuery(sql, Tuple.class).setParameter("organisation", organisation());
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    private int update(String sql, Map<String, ?> parameters) {
        var query = entityManager.createNativeQuery(sql).setParameter("organisation", organisation());
        parameters.forEach(query::setParameter);
        return query.executeUpdate();
    }

    private static UUID organisation() {
        return CurrentAccess.get().organisation();
    }

    private static Access editor() {
        Access access = CurrentAccess.get();
        access.require(Right.CORRESPONDENT_EDIT);
        return access;
    }
}
