package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.TimeoutError;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vaguemestre.api.Program;

/**
 * Fifty letters of a basket, by keyboard alone: taken, assigned, moved, closed, returned, one by one and several at once. Prints how long
 * it took, how many keys it cost, and what each move weighed and waited; the end of each letter is asked of the API.
 */
class FastHandsIT {
    private static final int LETTERS = 50;
    private static final String ITEMS = Program.PORT_LERIN + "/mail-items";
    private static final Duration AT_MOST = Duration.ofMinutes(5);
    private static final int MOVE_BYTES = 30_000;

    /** What is pressed for each letter of ten in turn, and how it ends: state, agent, department. The last three are one gesture. */
    private static final String[][] TEN = {
        {"t j", "IN_PROGRESS camille.durand VOIRIE"},
        {"a 'jeanne' Enter", "IN_PROGRESS jeanne.morel VOIRIE"},
        {"m 'urba' Enter", "IN_PROGRESS - URBA"},
        {"e Enter", "CLOSED - VOIRIE"},
        {"e 'Sans objet' Enter", "CLOSED - VOIRIE"},
        {"b", "REGISTERED - -"},
        {"a Enter j", "IN_PROGRESS camille.durand VOIRIE"},
        {"x J J e 'doub' Enter", "CLOSED - VOIRIE"},
        {null, "CLOSED - VOIRIE"},
        {null, "CLOSED - VOIRIE"}
    };

    private final Program jeanne = Program.of("jeanne.morel");
    private final List<Request> moves = new ArrayList<>();
    private int keys;
    private String list;

    @Test
    void fiftyLettersAreTriagedByKeyboardWithinFiveMinutes() {
        List<String> ids = letters();
        List<String> numbers =
                ids.parallelStream().map(id -> item(id).get("number").asText()).toList();
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand")) {
            camille.goes(list);
            Page page = camille.page();
            waits(page, numbers.get(0));
            page.onRequestFinished(request -> {
                if (request.resourceType().equals("fetch")
                        && (request.url().contains("/gestes") || request.url().contains("/bannettes"))) {
                    moves.add(request);
                }
            });
            long begun = System.nanoTime();
            for (int i = 0; i < LETTERS; i++) {
                if (TEN[i % TEN.length][0] != null) {
                    press(page, TEN[i % TEN.length][0]);
                    int next = i % TEN.length == 7 ? i + 3 : i + 1;
                    if (next < LETTERS) {
                        waits(page, numbers.get(next));
                    }
                }
            }
            page.locator("html:not([data-acting])").first().waitFor();
            Duration taken = Duration.ofNanos(System.nanoTime() - begun);
            System.out.printf(
                    "triage: %d letters in %.1f s, %d keystrokes (%.1f a letter)%n",
                    LETTERS, taken.toMillis() / 1000.0, keys, (double) keys / LETTERS);
            assertThat(taken).isLessThan(AT_MOST);
            costsLittle();
            camille.complainsOfNothing();
        }
        endsAsMeant(ids);
    }

    /** All from one sender nobody else has, a day after another: his letters are the list, in this order, longer than one page of it. */
    private List<String> letters() {
        var first = jeanne.post(ITEMS, letter(0, "{\"name\":\"Tri rapide " + System.nanoTime() + "\"}"))
                .json();
        String sender = first.get("sender").get("id").asText();
        list = "/o/port-lerin/bannettes?basket=a-traiter&ordre=arrivee&expediteur=" + sender;
        return Stream.concat(
                        Stream.of(first.get("id").asText()),
                        IntStream.range(1, LETTERS).parallel().mapToObj(i -> jeanne.post(
                                        ITEMS, letter(i, "\"" + sender + "\""))
                                .id()))
                .toList();
    }

    private static String letter(int i, String sender) {
        return "{\"direction\":\"INCOMING\",\"subject\":\"Tri rapide " + i
                + "\",\"department\":\"VOIRIE\",\"mailType\":\"SIGNALEMENT\",\"sender\":" + sender
                + ",\"arrivedOn\":\"" + LocalDate.of(2026, 1, 5).plusDays(i) + "\"}";
    }

    private void press(Page page, String sequence) {
        for (String key : sequence.split(" (?=(?:[^']*'[^']*')*[^']*$)")) {
            if (key.startsWith("'")) {
                String text = key.substring(1, key.length() - 1);
                page.keyboard().type(text);
                keys += text.length();
            } else {
                page.keyboard().press(key);
                keys++;
            }
        }
    }

    /** Until the person sees the next letter. */
    private static void waits(Page page, String number) {
        try {
            page.waitForFunction(
                    "number => !document.documentElement.matches('[data-acting], [data-moving]')"
                            + " && document.querySelector('#triage-sheet .chip.number')?.textContent === number",
                    number,
                    new Page.WaitForFunctionOptions().setTimeout(30_000));
        } catch (TimeoutError late) {
            throw new AssertionError(
                    number + " does not come; shown: "
                            + page.locator("#triage-sheet .chip.number").allInnerTexts() + ", listed: "
                            + page.locator("#list .row .chip.number").allInnerTexts() + ", said: "
                            + page.locator(".toast p").allInnerTexts(),
                    late);
        }
    }

    /** What a request weighs is asked of the browser, which may tell of another one meanwhile: those told of so far are weighed. */
    private void costsLittle() {
        List<Request> moves = List.copyOf(this.moves);
        double[] millis = moves.stream()
                .mapToDouble(move -> move.timing().responseEnd - move.timing().requestStart)
                .sorted()
                .toArray();
        int[] bytes = moves.stream()
                .mapToInt(move -> move.sizes().responseBodySize)
                .sorted()
                .toArray();
        System.out.printf(
                "triage: %d requests; server p50 %.0f ms, p95 %.0f ms; weight p50 %.1f kB, at most %.1f kB%n",
                moves.size(),
                millis[millis.length / 2],
                millis[millis.length * 95 / 100],
                bytes[bytes.length / 2] / 1000.0,
                bytes[bytes.length - 1] / 1000.0);
        assertThat(bytes[bytes.length - 1]).isPositive().isLessThan(MOVE_BYTES);
    }

    private void endsAsMeant(List<String> ids) {
        List<String> ends = ids.parallelStream().map(this::end).toList();
        List<String> meant = IntStream.range(0, LETTERS)
                .mapToObj(i -> TEN[i % TEN.length][1])
                .toList();
        assertThat(ends).isEqualTo(meant);
        assertThat(ids.stream()
                        .filter(id -> jeanne.get(ITEMS + "/" + id + "/journal")
                                        .json()
                                        .get("items")
                                        .size()
                                != 2))
                .as("one act each")
                .isEmpty();
        tidies(ids);
    }

    private com.fasterxml.jackson.databind.JsonNode item(String id) {
        return jeanne.get(ITEMS + "/" + id).json();
    }

    private String end(String id) {
        var item = item(id);
        return String.join(
                " ",
                item.get("state").asText(),
                item.get("assignee").path("code").asText("-"),
                item.get("department").path("code").asText("-"));
    }

    /** What is left in the basket would head it for every other walk. */
    private static void tidies(List<String> ids) {
        Program camille = Program.of("camille.durand");
        String targets = Stream.iterate(0, i -> i < LETTERS, i -> i + 1)
                .filter(i -> TEN[i % TEN.length][1].startsWith("IN_PROGRESS camille"))
                .map(i -> "{\"id\":\"" + ids.get(i) + "\",\"version\":1}")
                .toList()
                .toString();
        assertThat(camille.post(
                                ITEMS + "/acts",
                                "{\"act\":\"CLOSE\",\"reason\":\"Fin de l’essai\",\"items\":" + targets + "}")
                        .json()
                        .get("refused")
                        .asInt())
                .isZero();
    }
}
