package org.vaguemestre.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Baskets and counters of agents in an organisation of many items, while all of them act: how long a counter, a page of a basket and an act take, seen from
 * the client's side on the same machine. Each act moves the organisation's journal, so that all counters are to be counted anew.
 *
 * <p>{@code BasketBench URL JDBC-URL USER PASSWORD [ITEMS] [AGENTS] [SECONDS]}, on a demonstration portal without its letters. One program, run from its
 * source. The items are written by SQL: two in a hundred are in progress, half of these wait for a visa or an opinion.
 */
public final class BasketBench {
    private static final String ORGANISATION = "port-lerin";
    /** Between two requests an agent reads: so many milliseconds, half more or less. */
    private static final int READING_MILLIS = 5_000;

    private static final int GOAL_MILLIS = 300;
    private static final List<String> BASKETS =
            List.of("a-traiter", "service", "pour-avis", "a-viser", "a-signer", "suivis", "en-copie", "tous");

    private final String url;
    private final Connection database;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, List<Double>> millis = new ConcurrentHashMap<>();
    private final List<String> tokens = new ArrayList<>();
    private UUID organisation;

    private BasketBench(String url, Connection database) {
        this.url = url;
        this.database = database;
    }

    public static void main(String[] arguments) throws Exception {
        int items = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 1_000_000;
        int agents = arguments.length > 5 ? Integer.parseInt(arguments[5]) : 100;
        int seconds = arguments.length > 6 ? Integer.parseInt(arguments[6]) : 60;
        try (Connection database = DriverManager.getConnection(arguments[1], arguments[2], arguments[3])) {
            database.setAutoCommit(false);
            BasketBench bench = new BasketBench(arguments[0], database);
            if (!bench.isFilled()) {
                bench.fill(items, agents);
            }
            bench.plans();
            bench.signIn(agents);
            bench.work(agents, 40, false);
            bench.work(agents, seconds, true);
            bench.told(items, agents, seconds);
        }
    }

    /** A portal kept from an earlier run is measured as it is. */
    private boolean isFilled() throws SQLException {
        organisation = (UUID) one("select id from organisation where slug = '" + ORGANISATION + "'");
        opened();
        boolean filled = (boolean) one("select exists (select from account where login = 'banc.1')");
        database.rollback();
        return filled;
    }

    private void fill(int items, int agents) throws SQLException, InterruptedException {
        System.out.printf("%,d items, %d agents…%n", items, agents);
        opened();
        // One sees an account only once it is a member: their identifiers are kept aside meanwhile
        execute(
                "create temporary table banc as select gen_random_uuid() id, 'banc.' || n login from generate_series(1, "
                        + agents + ") n");
        execute(
                """
                insert into account (id, login, password_hash, first_name, last_name, created_at)
                select b.id, b.login, a.password_hash, 'Banc', replace(b.login, 'banc.', ''), now() from account a, banc b where a.login = 'camille.durand'
                """);
        // Each in one of the departments, with the role of those who handle mail there
        execute(
                """
                insert into membership (organisation_id, id, account_id, role_id, department_id, quality, clearance, valid_from)
                select m.organisation_id, gen_random_uuid(), b.id, m.role_id, d.ids[1 + replace(b.login, 'banc.', '')::int %% array_length(d.ids, 1)],
                  'Agent', 'NORMAL', date '2020-01-01'
                from membership m join account c on c.id = m.account_id and c.login = 'camille.durand',
                  (select array_agg(id order by code) ids from department where organisation_id = '%1$s') d,
                  (select (array_agg(id))[1] id, login from banc group by login) b
                where m.organisation_id = '%1$s'
                """
                        .formatted(organisation));
        execute("drop table banc");
        database.commit();
        int batch = 50_000;
        for (int from = 1; from <= items; from += batch) {
            opened();
            execute(
                    """
                    with d as (select array_agg(id order by code) ids from department where organisation_id = '%1$s'),
                      b as (select array_agg(m.account_id order by m.id) accounts, array_agg(m.department_id order by m.id) departments
                        from membership m join account a on a.id = m.account_id where m.organisation_id = '%1$s' and a.login like 'banc.%%'),
                      i as (select n, 1 + ((n / 50 * 7919 + n) %% array_length(b.accounts, 1))::int k, n %% 50 = 0 open from generate_series(%2$d, %3$d) n, b)
                    insert into mail_item (organisation_id, id, direction, year, sequence, number, state, subject, arrived_on, registered_at, priority,
                      confidentiality, channel, department_id, assignee_id, committed_for, audience, waits_for, admitted, changed_at)
                    select '%1$s', gen_random_uuid(), 'INCOMING', 2019, n, 'B-2019-' || lpad(n::text, 7, '0'),
                      case when open then 'IN_PROGRESS' when n %% 10 = 1 then 'ANSWERED' else 'CLOSED' end, 'Banc ' || n,
                      date '2019-01-01' + (n %% 2000)::int, timestamptz '2019-01-01' + n * interval '1 minute', 'NORMAL', 'NORMAL', 'PAPER',
                      b.departments[k], b.accounts[k], date '2026-01-01' + (n %% 700)::int,
                      array['all:NORMAL', 'd:' || b.departments[k] || ':NORMAL', 'a:' || b.accounts[k]]
                        || case when open and n %% 100 = 0 then array['a:' || b.accounts[1 + (k %% array_length(b.accounts, 1))]] else '{}' end,
                      case when open and n %% 100 = 0 then case when n %% 200 = 0 then 'VISA' else 'OPINION' end end,
                      case when open and n %% 100 = 0 then array['a:' || b.accounts[1 + (k %% array_length(b.accounts, 1))]] else '{}' end, now()
                    from i, b
                    """
                            .formatted(organisation, from, Math.min(items, from + batch - 1)));
            database.commit();
        }
        opened();
        execute(
                """
                insert into mail_awaited (organisation_id, task_id, token, mail_item_id, kind, due_on, since)
                select organisation_id, gen_random_uuid(), admitted[1], id, waits_for, committed_for, now() from mail_item
                where organisation_id = '%s' and waits_for is not null and number like 'B-%%'
                """
                        .formatted(organisation));
        execute(
                """
                insert into mail_follow (organisation_id, account_id, mail_item_id, since)
                select m.organisation_id, a.id, m.id, now() from account a cross join lateral
                  (select organisation_id, id from mail_item where organisation_id = '%s' and number like 'B-%%' and state = 'IN_PROGRESS'
                   and department_id = (select department_id from membership where account_id = a.id) order by id fetch first 20 rows only) m
                where a.login like 'banc.%%'
                """
                        .formatted(organisation));
        database.commit();
        // The database looks at what is new in a table by itself, within a minute
        for (int i = 0;
                i < 120 && one("select last_autoanalyze from pg_stat_user_tables where relname = 'mail_item'") == null;
                i++) {
            database.rollback();
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /** How the database finds a page and a counter of the two costliest baskets. */
    private void plans() throws SQLException {
        opened();
        String visible = "m.organisation_id = '" + organisation + "' and m.audience && string_to_array('" + audience()
                + "', ',')";
        String mine = "m.state = 'IN_PROGRESS' and m.waits_for is null and (m.assignee_id = '" + account()
                + "' or m.assignee_id is null and m.department_id = '" + department() + "')";
        String asked =
                "m.state = 'IN_PROGRESS' and m.id in (select a.mail_item_id from mail_awaited a where a.organisation_id = '"
                        + organisation + "' and a.token = '"
                        + one("select token from mail_awaited where kind = 'VISA' limit 1")
                        + "' and a.kind = 'VISA')";
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put(
                "à traiter, a page",
                "select m.* from mail_item m where " + visible + " and " + mine
                        + " order by m.due_order, m.id fetch first 41 rows only");
        queries.put(
                "à viser, the counter",
                "select count(*), max(c.changed_at) from (select m.changed_at from mail_item m where " + visible
                        + " and " + asked + " fetch first 1000 rows only) c");
        for (Map.Entry<String, String> query : queries.entrySet()) {
            System.out.println("\n-- " + query.getKey());
            try (Statement statement = database.createStatement();
                    ResultSet plan =
                            statement.executeQuery("explain (analyze, buffers, costs off) " + query.getValue())) {
                while (plan.next()) {
                    System.out.println(plan.getString(1));
                }
            }
        }
        database.rollback();
    }

    private void work(int agents, int seconds, boolean measured) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        ExecutorService people = Executors.newFixedThreadPool(agents);
        for (int n = 1; n <= agents; n++) {
            int agent = n;
            people.submit(() -> {
                try {
                    agent(agent, until, measured);
                } catch (Exception failure) {
                    failure.printStackTrace();
                }
            });
        }
        people.shutdown();
        people.awaitTermination(seconds + 60L, TimeUnit.SECONDS);
    }

    private void agent(int n, long until, boolean measured) throws Exception {
        Random chance = new Random(n);
        String item = null;
        TimeUnit.MILLISECONDS.sleep(chance.nextInt(READING_MILLIS));
        while (System.nanoTime() < until) {
            String basket = BASKETS.get(chance.nextInt(BASKETS.size()));
            ask(n, "counters", "GET", "/baskets", null, measured);
            String page =
                    ask(n, "page: " + basket, "GET", "/mail-items?basket=" + basket + "&limit=40", null, measured);
            int at = page.indexOf("\"id\":\"");
            item = at < 0 ? item : page.substring(at + 6, at + 42);
            if (item != null) {
                ask(n, "act", "POST", "/mail-items/" + item + "/notes", "{\"text\":\"Vu\"}", measured);
            }
            TimeUnit.MILLISECONDS.sleep(READING_MILLIS / 2 + chance.nextInt(READING_MILLIS));
        }
    }

    /** Each signs in once, as programs do: what is measured after that is not the hashing of passwords. */
    private void signIn(int agents) throws IOException, InterruptedException {
        for (int n = 1; n <= agents; n++) {
            String login =
                    Base64.getEncoder().encodeToString(("banc." + n + ":vaguemestre").getBytes(StandardCharsets.UTF_8));
            HttpResponse<String> given = http.send(
                    HttpRequest.newBuilder(URI.create(url + "/api/v1/me/tokens"))
                            .header("Authorization", "Basic " + login)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"label\":\"Banc\",\"days\":1}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            tokens.add(given.body().replaceAll("(?s).*\"token\"\\s*:\\s*\"([^\"]+)\".*", "$1"));
        }
    }

    private String ask(int agent, String what, String method, String path, String body, boolean measured)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v1/organisations/" + ORGANISATION + path))
                .header("Authorization", "Bearer " + tokens.get(agent - 1))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        long begun = System.nanoTime();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        if (measured) {
            millis.computeIfAbsent(what, key -> Collections.synchronizedList(new ArrayList<>()))
                    .add((System.nanoTime() - begun) / 1e6);
        }
        return answer.body();
    }

    private void told(int items, int agents, int seconds) {
        System.out.printf("%n%-20s %8s %8s %8s %8s%n", "", "requests", "p50 ms", "p95 ms", "max ms");
        boolean reached = true;
        for (Map.Entry<String, List<Double>> one : new TreeMap<>(millis).entrySet()) {
            double[] sorted = one.getValue().stream()
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .toArray();
            double p95 = sorted[(int) (sorted.length * 0.95)];
            reached &= p95 < GOAL_MILLIS;
            System.out.printf(
                    "%-20s %8d %8.0f %8.0f %8.0f%n",
                    one.getKey(), sorted.length, sorted[sorted.length / 2], p95, sorted[sorted.length - 1]);
        }
        System.out.printf(
                "%ngoal: p95 under %d ms, %s · %,d items · %d agents, each a round every %.1f s · %d s · %d processors%n",
                GOAL_MILLIS,
                reached ? "reached" : "NOT reached",
                items,
                agents,
                READING_MILLIS / 1000.0,
                seconds,
                Runtime.getRuntime().availableProcessors());
    }

    private Object account() throws SQLException {
        return one(
                "select assignee_id from mail_item where state = 'IN_PROGRESS' and waits_for is null and number like 'B-%' limit 1");
    }

    private Object department() throws SQLException {
        return one("select department_id from membership where account_id = '" + account() + "'");
    }

    private String audience() throws SQLException {
        return String.join(",", List.of("a:" + account(), "d:" + department() + ":NORMAL"));
    }

    private void opened() throws SQLException {
        try (PreparedStatement scope = database.prepareStatement("select set_config('vaguemestre.scope', ?, true)")) {
            scope.setString(1, String.valueOf(organisation));
            scope.execute();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private Object one(String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getObject(1);
        }
    }
}
