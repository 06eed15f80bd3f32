package org.vaguemestre.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durable registrations a second through the REST API, beside the same rows committed by a plain JDBC client to the same database in the same
 * run, with one client and with eight. Rounds of the two alternate, so that both meet the same machine; the median round counts.
 *
 * <p>{@code RegisterBench URL JDBC-URL USER PASSWORD [SECONDS-A-ROUND]}, on a demonstration portal. One program, run from its source.
 */
public final class RegisterBench {
    private static final int ROUNDS = 3;
    private static final int[] CLIENTS = {1, 8};
    private static final double GOAL = 0.5;
    /** A server is measured as it is through the day: warmed until a round is hardly better than the one before it, at most so many rounds. */
    private static final int WARM_ROUNDS = 40;

    private static final double HARDLY_BETTER = 1.03;

    private static final String LOGIN = "jeanne.morel:vaguemestre";
    /** The rows written by JDBC go to an organisation of their own: the chain of the other stays what the application wrote. */
    private static final String API_ORGANISATION = "port-lerin";

    private static final String JDBC_ORGANISATION = "brecy-le-haut";

    private final String url;
    private final String[] database;
    private final long seconds;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String authorization =
            "Basic " + Base64.getEncoder().encodeToString(LOGIN.getBytes(StandardCharsets.UTF_8));
    private UUID account;

    private RegisterBench(String url, String[] database, long seconds) {
        this.url = url;
        this.database = database;
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws Exception {
        long seconds = arguments.length > 4 ? Long.parseLong(arguments[4]) : 5;
        new RegisterBench(arguments[0], Arrays.copyOfRange(arguments, 1, 4), seconds).run();
    }

    private void run() throws Exception {
        account = account();
        System.out.println("warming up…");
        warmUp();
        System.out.printf("%n%-10s %18s %18s %8s%n", "clients", "REST API (/s)", "plain JDBC (/s)", "ratio");
        boolean reached = true;
        for (int clients : CLIENTS) {
            double[] api = new double[ROUNDS];
            double[] jdbc = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                api[round] = perSecond(clients, this::api);
                jdbc[round] = perSecond(clients, this::jdbc);
            }
            double ratio = median(api) / median(jdbc);
            reached &= ratio >= GOAL;
            System.out.printf("%-10d %18.0f %18.0f %8.2f%n", clients, median(api), median(jdbc), ratio);
        }
        System.out.printf(
                "%ngoal: ratio ≥ %.1f, %s · median of %d rounds of %d s · %d processors%n",
                GOAL,
                reached ? "reached" : "NOT reached",
                ROUNDS,
                seconds,
                Runtime.getRuntime().availableProcessors());
    }

    private void warmUp() throws Exception {
        double best = 0;
        int noBetter = 0;
        for (int round = 0; round < WARM_ROUNDS && noBetter < 3; round++) {
            double now = perSecond(8, this::api);
            perSecond(1, this::jdbc);
            noBetter = now > best * HARDLY_BETTER ? 0 : noBetter + 1;
            best = Math.max(best, now);
        }
    }

    /** Identifier of the account, once the demonstration's job has made it a member of its organisation. */
    private UUID account() throws IOException, InterruptedException {
        Pattern id = Pattern.compile("\"id\":\"([^\"]+)\"");
        for (int i = 0; i < 60; i++) {
            String me = http.send(request("/api/v1/me").build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            Matcher found = id.matcher(me);
            if (found.find() && me.contains(API_ORGANISATION)) {
                return UUID.fromString(found.group(1));
            }
            Thread.sleep(500);
        }
        throw new IllegalStateException("The demonstration's account is not there");
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** A client that registers until it is told to stop, and says how many it registered. */
    private interface Client {
        long registerUntil(long deadline) throws Exception;
    }

    private double perSecond(int clients, Client client) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long start = System.nanoTime();
            long deadline = start + seconds * 1_000_000_000L;
            List<Callable<Long>> all = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                all.add(() -> client.registerUntil(deadline));
            }
            long registered = 0;
            for (Future<Long> done : threads.invokeAll(all)) {
                registered += done.get();
            }
            return registered / ((System.nanoTime() - start) / 1e9);
        } finally {
            threads.shutdown();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", authorization);
    }

    private long api(long deadline) throws IOException, InterruptedException {
        long registered = 0;
        while (System.nanoTime() < deadline) {
            String body = "{\"direction\":\"INCOMING\",\"subject\":\"Banc d’essai " + registered
                    + "\",\"department\":\"VOIRIE\",\"arrivedOn\":\"2026-01-05\"}";
            HttpResponse<String> answer = http.send(
                    request("/api/v1/organisations/" + API_ORGANISATION + "/mail-items")
                            .header("Content-Type", "application/json")
                            .header("Idempotency-Key", UUID.randomUUID().toString())
                            .header("Prefer", "return=minimal")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 201) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            registered++;
        }
        return registered;
    }

    private long jdbc(long deadline) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database[0], database[1], database[2])) {
            connection.setAutoCommit(false);
            Registration registration = new Registration(connection, organisation(connection), account);
            long registered = 0;
            while (System.nanoTime() < deadline) {
                registration.commit(registered++);
            }
            return registered;
        }
    }

    private static UUID organisation(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select id from organisation where slug = ?")) {
            query.setString(1, JDBC_ORGANISATION);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        }
    }

    /** The rows of one registration, statement by statement as the application writes them, and nothing else. */
    private static final class Registration {
        private static final int YEAR = LocalDate.now().getYear();

        private final Connection connection;
        private final UUID organisation;
        private final UUID account;
        private final PreparedStatement scope;
        private final PreparedStatement claim;
        private final PreparedStatement counter;
        private final PreparedStatement item;
        private final PreparedStatement firstHead;
        private final PreparedStatement head;
        private final PreparedStatement entry;
        private final PreparedStatement made;

        Registration(Connection connection, UUID organisation, UUID account) throws SQLException {
            this.connection = connection;
            this.organisation = organisation;
            this.account = account;
            scope = connection.prepareStatement(
                    "select set_config('vaguemestre.scope', ?, true), set_config('vaguemestre.caller', ?, true)");
            claim = connection.prepareStatement(
                    "insert into idempotency_key (organisation_id, account_id, key, body_sha256, created_at) values (?, ?, ?, ?, ?) on conflict do nothing");
            counter = connection.prepareStatement(
                    "insert into counter (organisation_id, direction, year, value) values (?, 'INCOMING', ?, 1)"
                            + " on conflict (organisation_id, direction, year) do update set value = counter.value + 1 returning value");
            item = connection.prepareStatement(
                    "insert into mail_item (organisation_id, id, direction, year, sequence, number, state, subject, arrived_on, registered_at,"
                            + " registered_by, priority, confidentiality, channel, audience, changed_at)"
                            + " values (?, ?, 'INCOMING', ?, ?, ?, 'REGISTERED', ?, ?, ?, ?, 'NORMAL', 'NORMAL', 'PAPER', ?, ?)");
            firstHead = connection.prepareStatement(
                    "insert into journal_head (organisation_id, n, hash) values (?, 0, ?) on conflict do nothing");
            head = connection.prepareStatement("select n, hash from journal_head where organisation_id = ? for update");
            entry = connection.prepareStatement(
                    "with entry as (insert into journal_entry (organisation_id, n, at, act, actor_id, subject_kind, subject_id, bytes, hash)"
                            + " values (?, ?, ?, 'mail-item.registered', ?, 'mail-item', ?, ?, ?))"
                            + " update journal_head set n = ?, hash = ? where organisation_id = ?");
            made = connection.prepareStatement(
                    "update idempotency_key set made = ? where organisation_id = ? and account_id = ? and key = ?");
        }

        void commit(long i) throws SQLException {
            UUID id = UUID.randomUUID();
            String key = UUID.randomUUID().toString();
            Timestamp now = Timestamp.from(Instant.now());
            with(scope, organisation.toString(), account.toString())
                    .executeQuery()
                    .close();
            with(claim, organisation, account, key, "0".repeat(64), now).executeUpdate();
            long sequence;
            try (ResultSet row = with(counter, organisation, YEAR).executeQuery()) {
                row.next();
                sequence = row.getLong(1);
            }
            String number = "A-" + YEAR + "-" + sequence;
            String[] audience = {"all:NORMAL", "d:" + organisation + ":NORMAL"};
            with(
                            item,
                            organisation,
                            id,
                            YEAR,
                            sequence,
                            number,
                            "Banc d’essai " + i,
                            Date.valueOf("2026-01-05"),
                            now,
                            account,
                            connection.createArrayOf("text", audience),
                            now)
                    .executeUpdate();
            with(firstHead, organisation, new byte[32]).executeUpdate();
            long n;
            byte[] before;
            try (ResultSet row = with(head, organisation).executeQuery()) {
                row.next();
                n = row.getLong(1) + 1;
                before = row.getBytes(2);
            }
            byte[] bytes = ("{\"act\":\"mail-item.registered\",\"actor\":\"" + account + "\",\"at\":\"" + now
                            + "\",\"facts\":{\"arrivedOn\":\"2026-01-05\",\"number\":\"" + number + "\"},\"n\":" + n
                            + ",\"subject\":\"" + id + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            byte[] hash = hash(before, bytes);
            with(entry, organisation, n, now, account, id, bytes, hash, n, hash, organisation)
                    .executeUpdate();
            with(made, id, organisation, account, key).executeUpdate();
            connection.commit();
        }

        private static PreparedStatement with(PreparedStatement statement, Object... values) throws SQLException {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement;
        }

        private static byte[] hash(byte[] before, byte[] bytes) {
            try {
                MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
                sha256.update(before);
                return sha256.digest(bytes);
            } catch (java.security.NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256", e);
            }
        }
    }
}
