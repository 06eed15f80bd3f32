package org.vaguemestre.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vaguemestre.api.Demand.ITEMS;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vaguemestre.api.Demand;
import org.vaguemestre.api.Program;
import org.vaguemestre.proof.BadPartner.Mood;
import org.vaguemestre.proof.BadPartner.Protocol;
import org.vaguemestre.whole.Mailboxes;
import org.vaguemestre.whole.TestPortal;

/**
 * Whom the portal calls (the mail server that letters leave by, the mailbox of returns, the time stamp authority; it calls nobody else) is cut,
 * slow, half-open or lying, while people work.
 */
class DeadPartnersIT {
    @RegisterExtension
    static final Proof PROOF = Proof.of("P14", "A dead partner freezes nobody");

    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final int LOOKS = PROOF.extent(5, 40);

    private final TestPortal portal = TestPortal.running();
    private final Program jeanne = Program.of("jeanne.morel");
    private final Program yann = Program.of("yann.kersaudy");
    private final WallCaller person = new WallCaller(portal, "jeanne.morel");
    private final RandomGenerator lot = PROOF.lot();

    @Test
    void whileTheMailServerIsDeadPeopleWorkAndItsLettersLeaveAfterwards() throws Exception {
        Map<String, String> letters = new LinkedHashMap<>();
        String healthy = medians();
        for (Mood mood : moods()) {
            String address = "mort" + UUID.randomUUID().toString().substring(0, 8) + "@exemple.fr";
            letters.put(signedAndSent(address), address);
            try (BadPartner smtp = new BadPartner(mood, Protocol.SMTP, TestPortal.MAIL_PORT);
                    BadPartner imap = new BadPartner(mood, Protocol.IMAP, TestPortal.RETURNS_PORT)) {
                TestPortal.until("both are called", PATIENCE, () -> smtp.called() > 0 && imap.called() > 0);
                PROOF.tell(
                        "median ms of a page / of the API, healthy → " + mood + " mail", healthy + " → " + medians());
            }
        }
        assertThat(letters.keySet()).as("nothing has left").allMatch(item -> state(item)
                .equals("IN_PROGRESS"));
        try (Mailboxes mailboxes = new Mailboxes()) {
            TestPortal.until("all have left", PATIENCE, () -> letters.keySet().stream()
                    .allMatch(item -> state(item).equals("ANSWERED")));
            letters.values()
                    .forEach(address ->
                            assertThat(mailboxes.of(address)).as(address).hasSize(1));
        }
        PROOF.tell("letters that waited, and left once", letters.size());
    }

    @Test
    void whileTheTimeStampAuthorityIsDeadNothingIsSignedAndPeopleWork() throws Exception {
        String item = Demand.from("Horodatage", "horodatage@exemple.fr");
        Demand.isReplied(item, "C’est accordé.");
        Demand.reachesTheSignature(item);
        String healthy = medians();
        for (Mood mood : moods()) {
            try (BadPartner authority = new BadPartner(mood, Protocol.HTTP, 0)) {
                management(
                        "/system-property=vaguemestre.stamp.url:add(value=http://127.0.0.1:" + authority.port() + "/)");
                try {
                    long began = System.nanoTime();
                    CompletableFuture<Program.Answer> signing =
                            CompletableFuture.supplyAsync(() -> Demand.does(yann, item, "SIGNATURE", "SIGNED"));
                    TestPortal.until("it is called", PATIENCE, () -> authority.called() > 0 || signing.isDone());
                    PROOF.tell(
                            "median ms of a page / of the API, healthy → " + mood + " authority",
                            healthy + " → " + medians());
                    Program.Answer answer = signing.get();
                    assertThat(authority.called()).isPositive();
                    assertThat(answer.code()).as(answer.text()).isEqualTo("SIGNATURE_NOT_STAMPED");
                    PROOF.tell(
                            "seconds until it was told, " + mood,
                            Duration.ofNanos(System.nanoTime() - began).toSeconds());
                } finally {
                    management("/system-property=vaguemestre.stamp.url:remove");
                }
            }
        }
        assertThat(Demand.does(yann, item, "SIGNATURE", "SIGNED").status())
                .as("once there is an authority it is signed")
                .isEqualTo(200);
    }

    /** All of them in the long run, one drawn by lot otherwise. */
    private List<Mood> moods() {
        Mood[] all = Mood.values();
        return PROOF.extent(1, all.length) == 1 ? List.of(all[lot.nextInt(all.length)]) : List.of(all);
    }

    /** A letter that was signed, and that the portal has accepted to send; its item. */
    private String signedAndSent(String address) {
        String item = Demand.from("Partenaire muet", address);
        Demand.isReplied(item, "C’est accordé.");
        Demand.reachesTheSignature(item);
        assertThat(Demand.does(yann, item, "SIGNATURE", "SIGNED").status()).isEqualTo(200);
        String letter = jeanne.get(ITEMS + "/" + item + "/reply")
                .json()
                .get("letters")
                .get(0)
                .get("id")
                .asText();
        Program.Answer sent = jeanne.post(
                ITEMS + "/" + item + "/dispatches",
                "{\"letter\":\"" + letter + "\",\"means\":\"EMAIL\",\"address\":\"" + address + "\"}");
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        return item;
    }

    private String state(String item) {
        return jeanne.get(ITEMS + "/" + item).json().get("state").asText();
    }

    /** Of pages and of the API, which all answer. */
    private String medians() {
        List<Long> pages = new ArrayList<>();
        List<Long> api = new ArrayList<>();
        for (int i = 0; i < LOOKS; i++) {
            WallCaller.Answer page = person.page("GET", "o/port-lerin/bannettes", null);
            assertThat(page.status()).isEqualTo(200);
            pages.add(page.nanos());
            WallCaller.Answer list = person.api("GET", "organisations/port-lerin/mail-items", null, null);
            assertThat(list.status()).isEqualTo(200);
            api.add(list.nanos());
        }
        return median(pages) + " / " + median(api);
    }

    private static long median(List<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return LongStream.of(sorted).skip(sorted.length / 2).findFirst().orElse(0) / 1_000_000;
    }

    /** Tells the running server a setting, as its administrator would. */
    private void management(String operation) throws IOException, InterruptedException {
        Path client = TestPortal.home().resolve("ear/target/server/bin/jboss-cli.sh");
        int port = portal.address().getPort() + 1910;
        List<String> command = Arrays.asList(
                client.toString(),
                "--connect",
                "--controller=remote+http://127.0.0.1:" + port,
                "--command=" + operation);
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(status).as(operation).isZero();
    }
}
