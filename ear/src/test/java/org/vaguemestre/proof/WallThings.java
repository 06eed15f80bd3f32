package org.vaguemestre.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.vaguemestre.whole.TestPortal;

/**
 * What an organisation has, and the canaries in it: a word that stands nowhere else, in letters, files, notes, answers and index by its own
 * agents, and then in every free text column. Beside it stands a word to ask for, which proves nothing when it is echoed.
 */
final class WallThings {
    /** Begins every canary of the organisation; asked for by nobody. */
    private final String canary;
    /** Found where a canary is. */
    private final String word;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where a thing's identifier stands, for an organisation. */
    private static final Map<String, String> TABLES = Map.ofEntries(
            Map.entry("correspondent", "correspondent"),
            Map.entry("batch", "scan_batch"),
            Map.entry("task", "circuit_task"),
            Map.entry("step", "circuit_step"),
            Map.entry("letter", "reply_letter"),
            Map.entry("template", "reply_template"),
            Map.entry("delegation", "delegation"),
            Map.entry("effect", "outbox"),
            Map.entry("dispatch", "dispatch"),
            Map.entry("department", "department"),
            Map.entry("type", "mail_type"),
            Map.entry("folder", "folder"),
            Map.entry("model", "circuit_model"),
            Map.entry("membership", "membership"),
            Map.entry("role", "role"),
            Map.entry("label", "label_template"),
            Map.entry("paragraph", "reply_paragraph"),
            Map.entry("import", "correspondent_import"),
            Map.entry("merge", "correspondent_merge"));

    /** One row at least in each table that this portal's work leaves empty, or without its text. */
    private static final String WHERE_NOTHING_IS =
            """
            insert into folder (organisation_id, id, name, created_at) values (:organisation, gen_random_uuid(), 'Dossier', now());
            insert into saved_search (organisation_id, id, account_id, name, q, created_at)
              select organisation_id, gen_random_uuid(), account_id, 'Recherche', 'mot', now() from membership where organisation_id = :organisation limit 1;
            insert into saved_basket (organisation_id, id, account_id, name, position, basket, list_order, created_at)
              select organisation_id, gen_random_uuid(), account_id, 'Bannette', 99, 'ALL', 'LATEST', now() from membership
              where organisation_id = :organisation limit 1;
            insert into label_template (organisation_id, id, name, paper, code, with_organisation, with_date, with_department, retired)
              values (:organisation, gen_random_uuid(), 'Étiquette', 'A4_24', 'QR', true, true, true, true);
            insert into delegation (organisation_id, id, from_id, to_id, valid_from, kinds, created_at, revoked_at, revoked_because)
              select :organisation, gen_random_uuid(), min(id::text)::uuid, max(id::text)::uuid, date '2026-01-01', '{VISA}', now(), now(), 'Motif'
              from account;
            insert into correspondent_import (organisation_id, id, name, state, encoding, separator, given_by_name, started_by_name, given_at)
              values (:organisation, gen_random_uuid(), 'tiers.csv', 'DONE', 'UTF-8', ';', 'Qui', 'Qui', now());
            insert into correspondent_import_line (organisation_id, import_id, n, reference, outcome, refusal, refusal_about, done)
              select organisation_id, id, 2, 'R', 'REFUSE', 'FIELD_INVALID', 'Phrase', true from correspondent_import where organisation_id = :organisation;
            insert into proposal (organisation_id, mail_item_id, field, label, rule, confidence)
              select organisation_id, id, 'SUBJECT', 'Proposé', 'test', 0.5 from mail_item where organisation_id = :organisation order by id limit 1;
            update correspondent set reference = 'R' where id = (select id from correspondent where organisation_id = :organisation order by id limit 1);
            insert into document_clearance (organisation_id, sha256, id, state, since, found)
              values (:organisation, repeat('e', 64), gen_random_uuid(), 'INFECTED', now(), 'Ce qui fut trouvé');
            """;

    /** Text that is no free text: names of constants, keys, formats, what is computed. */
    private static final String TECHNICAL =
            "act|subject_kind|follower|kind|direction|state|token|sha256|.*_sha256|login|code|number|format|number_format|zone|media_type|key|"
                    + ".*_key|rule|paper|basket|list_order|priority|confidentiality|channel|place|from_place|mode|source|separator|encoding|field|turn|"
                    + "refusal|refusal_subject|refusal_about|source_pages|base|fields|changes|junction|outcome|means|postage|visibility|clearance|"
                    + "by_mail|sort|reading|colour|value|follow_up_key|stands_in|anchor|standing|waits_for|silence_effect|numbering|occasion";

    private final TestPortal portal;
    private final String slug;
    private final UUID organisation;

    private WallThings(TestPortal portal, String slug, UUID organisation, String canary, String word) {
        this.canary = canary;
        this.word = word;
        this.portal = portal;
        this.slug = slug;
        this.organisation = organisation;
    }

    static WallThings of(TestPortal portal, String slug, String canary, String word) throws SQLException {
        try (Connection database = portal.database();
                PreparedStatement asked =
                        database.prepareStatement("select id from vaguemestre.organisation where slug = ?")) {
            asked.setString(1, slug);
            try (ResultSet row = asked.executeQuery()) {
                row.next();
                return new WallThings(portal, slug, row.getObject(1, UUID.class), canary, word);
            }
        }
    }

    /** Letters of Port-Lérin in every state, made by its agents: received, noted, answered, signed, to be printed, in the outbox, scanned. */
    void plant() throws IOException {
        WallCaller jeanne = new WallCaller(portal, "jeanne.morel");
        WallCaller camille = new WallCaller(portal, "camille.durand");
        String of = "organisations/port-lerin/";
        String template = null;
        for (JsonNode one : get(camille, of + "templates").get("items")) {
            template = one.get("kind").asText().equals("REPLY") ? one.get("id").asText() : template;
        }
        String used = template;
        Stream.of("PAPER", "EMAIL").parallel().forEach(means -> answered(of, used, means));
        register(jeanne, of, "FINANCES", "");
        register(jeanne, of, null, "");
        byte[] pile = pdf(words("pile"));
        given(jeanne, of + "scan-batches", "file", words("batch") + ".pdf", pile, null);
        TestPortal.until("the index knows the words of the letters", Duration.ofSeconds(90), () -> jeanne.api(
                        "GET", of + "search?q=" + word, null, null)
                .body()
                .contains(canary));
    }

    /** A letter that was answered; its answer is signed and waits for the printer or the mail server. */
    private void answered(String of, String template, String means) {
        WallCaller jeanne = new WallCaller(portal, "jeanne.morel");
        WallCaller camille = new WallCaller(portal, "camille.durand");
        WallCaller erwan = new WallCaller(portal, "erwan.guillou");
        WallCaller paul = new WallCaller(portal, "paul.legoff");
        WallCaller yann = new WallCaller(portal, "yann.kersaudy");
        try {
            String item = of + "mail-items/"
                    + register(jeanne, of, "VOIRIE", ",\"mailType\":\"SUBVENTION\",\"assignee\":\"camille.durand\"");
            post(jeanne, item + "/notes", "{\"text\":\"" + words("note") + "\"}");
            post(
                    camille,
                    item + "/reply",
                    "{\"template\":\"" + template + "\",\"subject\":\"" + words("reply") + "\",\"text\":\""
                            + words("text") + "\"}");
            post(camille, item + "/reply/finish", "{}");
            does(camille, item, "HANDLED");
            does(erwan, item, "APPROVED");
            does(paul, item, "APPROVED");
            does(yann, item, "SIGNED");
            String letter =
                    get(jeanne, item + "/reply").get("letters").get(0).get("id").asText();
            post(
                    jeanne,
                    item + "/dispatches",
                    "{\"letter\":\"" + letter + "\",\"means\":\"" + means + "\",\"print\":" + means.equals("PAPER")
                            + ",\"address\":\"" + (means.equals("EMAIL") ? canary + "@exemple.fr" : words("rue"))
                            + "\"}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One letter with a note, made by somebody of the organisation. */
    void plantOne(String login, String department) throws IOException {
        WallCaller who = new WallCaller(portal, login);
        String of = "organisations/" + slug + "/";
        post(
                who,
                of + "mail-items/" + register(who, of, department, "") + "/notes",
                "{\"text\":\"" + words("note") + "\"}");
    }

    /** A letter with its paper; its identifier. */
    private String register(WallCaller who, String of, String department, String more) throws IOException {
        String item = "{\"direction\":\"INCOMING\",\"subject\":\"" + words("subject") + "\""
                + (department == null ? "" : ",\"department\":\"" + department + "\"")
                + ",\"senderReference\":\"" + canary + "reference\",\"sender\":{\"kind\":\"ORGANISATION\",\"name\":\""
                + words("sender" + UUID.randomUUID().toString().substring(0, 8)) + "\",\"email\":\"" + canary
                + "@exemple.fr\"}" + more + "}";
        return given(who, of + "mail-items", "document", canary + "paper.pdf", pdf(words("paper")), item)
                .get("id")
                .asText();
    }

    private String words(String where) {
        return word + " " + canary + where;
    }

    private static byte[] pdf(String text) throws IOException {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 14);
                content.newLineAtOffset(60, 700);
                content.showText(text + " " + UUID.randomUUID());
                content.endText();
            }
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static JsonNode given(WallCaller who, String path, String field, String name, byte[] file, String item)
            throws IOException {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        if (item != null) {
            form.writeBytes(
                    ("--edge\r\nContent-Disposition: form-data; name=\"item\"\r\nContent-Type: application/json\r\n\r\n"
                                    + item + "\r\n")
                            .getBytes(StandardCharsets.UTF_8));
        }
        form.writeBytes(("--edge\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/pdf\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(file);
        form.writeBytes("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        return told(who.api("POST", path, "multipart/form-data; boundary=edge", form.toByteArray()), path);
    }

    private static JsonNode get(WallCaller who, String path) throws IOException {
        return told(who.api("GET", path, null, null), path);
    }

    private static void post(WallCaller who, String path, String json) throws IOException {
        told(who.api("POST", path, "application/json", json.getBytes(StandardCharsets.UTF_8)), path);
    }

    /** The caller's task is done. */
    private void does(WallCaller who, String item, String outcome) throws IOException {
        String task = get(who, item + "/circuit").get("tasks").get(0).get("id").asText();
        post(
                who,
                item + "/circuit/tasks/" + task + "/done",
                "{\"outcome\":\"" + outcome + "\",\"comment\":\"" + words("comment") + "\"}");
    }

    private static JsonNode told(WallCaller.Answer answer, String path) throws IOException {
        if (answer.status() >= 300) {
            throw new IllegalStateException(path + " answered " + answer.status() + " " + answer.body());
        }
        return JSON.readTree(answer.body().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Puts a canary of its own into every free text column of the organisation; which columns, and whether one is there. */
    Map<String, Boolean> sow() throws SQLException {
        Map<String, Boolean> columns = new LinkedHashMap<>();
        try (Connection database = portal.database();
                Statement statement = database.createStatement()) {
            database.setAutoCommit(false);
            statement.execute("set local search_path to vaguemestre");
            statement.execute(WHERE_NOTHING_IS.replace(":organisation", "'" + organisation + "'"));
            List<String[]> free = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(
                    """
                    select c.relname, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
                    join pg_attribute o on o.attrelid = c.oid and o.attname = 'organisation_id'
                    where c.relkind = 'r' and c.relnamespace = 'vaguemestre'::regnamespace and a.atttypid = 'text'::regtype and not a.attisdropped
                    and c.relname not in ('journal_entry', 'idempotency_key') and a.attname !~ '^(%s)$'
                    order by 1, 2
                    """
                            .formatted(TECHNICAL))) {
                while (rows.next()) {
                    free.add(new String[] {rows.getString(1), rows.getString(2)});
                }
            }
            for (String[] column : free) {
                String own = canary + column[0].replace("_", "") + column[1].replace("_", "");
                String with = column[1].contains("email")
                        ? "'" + own + "@exemple.fr'"
                        : "coalesce(nullif(%s, '') || ' ', '') || '%s'".formatted(column[1], own);
                String update = "update %s set %s = %s where organisation_id = '%s'"
                        .formatted(column[0], column[1], with, organisation);
                // what may stand once only, or in some rows only, stands in one
                String inOne = update
                        + " and ctid = (select max(ctid) from %s where organisation_id = '%s' and %s is not null)"
                                .formatted(column[0], organisation, column[1]);
                columns.put(column[0] + "." + column[1], changes(database, update) > 0 || changes(database, inOne) > 0);
            }
            database.commit();
        }
        return columns;
    }

    /** How many rows; none where the table refuses it. */
    private static int changes(Connection database, String update) throws SQLException {
        Savepoint before = database.setSavepoint();
        try (Statement statement = database.createStatement()) {
            return statement.executeUpdate(update);
        } catch (SQLException refused) {
            database.rollback(before);
            return 0;
        }
    }

    /** Identifiers of what the organisation has; of what it has not, identifiers of nothing. */
    Map<String, String> things(String itemWith) throws SQLException {
        Map<String, String> things = unknown();
        things.put("slug", slug);
        things.put("id", organisation.toString());
        try (Connection database = portal.database();
                Statement statement = database.createStatement()) {
            statement.execute("set search_path to vaguemestre");
            for (Map.Entry<String, String> table : TABLES.entrySet()) {
                first(
                        statement,
                        things,
                        "select id from " + table.getValue() + " where organisation_id = '" + organisation
                                + "' limit 1",
                        table.getKey());
            }
            first(
                    statement,
                    things,
                    "select account_id from membership where organisation_id = '" + organisation + "' limit 1",
                    "agent");
            first(
                    statement,
                    things,
                    "select m.id, m.number, d.sha256 from mail_item m join mail_item_document d on d.organisation_id = m.organisation_id"
                            + " and d.mail_item_id = m.id where m.organisation_id = '" + organisation + "' and "
                            + itemWith
                            + " order by m.number limit 1",
                    "item",
                    "number",
                    "sha256");
        }
        things.put("word", word);
        return things;
    }

    private static void first(Statement statement, Map<String, String> things, String sql, String... names)
            throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            if (row.next()) {
                for (int i = 0; i < names.length; i++) {
                    things.put(names[i], row.getString(i + 1));
                }
            }
        }
    }

    /** Identifiers of nothing. */
    static Map<String, String> unknown() {
        Map<String, String> things = new LinkedHashMap<>();
        TABLES.keySet().forEach(name -> things.put(name, UUID.randomUUID().toString()));
        for (String name : List.of("item", "agent", "token", "id")) {
            things.put(name, UUID.randomUUID().toString());
        }
        things.put("sha256", (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", ""));
        things.put("number", "A-2026-999999");
        things.put("word", "nullepartx");
        things.put("slug", "nulle-part");
        return things;
    }
}
