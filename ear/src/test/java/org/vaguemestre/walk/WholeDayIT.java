package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vaguemestre.whole.ScanPaper;
import org.vaguemestre.whole.TestPortal;

/** What the portal is for, from the pile on the table to the letter on the right desk: one walk. */
class WholeDayIT {
    private static final Logger LOG = Logger.getLogger(WholeDayIT.class.getName());
    private static final int LETTERS = 3;
    private static final String ROADS = "Voirie et domaine public";
    private static final Pattern WORD = Pattern.compile("\\p{L}{9,}");

    @TempDir
    private Path folder;

    @Test
    void aPileOnTheTableBecomesLettersOnTheRightDesks() throws IOException {
        Path pile = ScanPaper.pile(folder, LETTERS, (int) System.nanoTime(), "qr");
        List<String> numbers;
        String camilles = null;
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            drops(jeanne, pile);
            numbers = watchesItBecomeLetters(jeanne);
            for (String number : numbers) {
                if (qualifiesWithoutTheMouse(jeanne, number, camilles == null ? ROADS : null)) {
                    camilles = number;
                }
            }
            assertThat(camilles)
                    .as("a letter that anyone of the department may read")
                    .isNotNull();
            findsByAWordInside(jeanne, camilles);
            jeanne.complainsOfNothing();
        }
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand")) {
            findsByNumber(camille, "port-lerin", camilles, true);
            assertThat(camille.goes("/o/sainte-orme/accueil").status()).isEqualTo(404);
        }
        try (Walker sophie = Walker.atADesk().signsInAs("sophie.lemaire")) {
            for (String commune : List.of("Sainte-Orme", "Brécy-le-Haut")) {
                sophie.page().click("details.org > summary");
                sophie.page().click(".org-list a:has-text('" + commune + "')");
                sophie.page()
                        .locator("details.org summary:has-text('" + commune + "')")
                        .first()
                        .waitFor();
                assertThat(sophie.reads()).contains("Bonjour Sophie").contains(commune);
            }
            findsByNumber(sophie, "brecy-le-haut", camilles, false);
        }
    }

    /** Lets the file fall on the page, as a hand would. */
    private static void drops(Walker walker, Path file) throws IOException {
        walker.goes("/o/port-lerin/numerisation");
        Page page = walker.page();
        JSHandle dropped = page.evaluateHandle(
                """
                ({name, bytes}) => {
                  const held = new DataTransfer();
                  held.items.add(new File([Uint8Array.from(atob(bytes), c => c.charCodeAt(0))], name, {type: "application/pdf"}));
                  return held;
                }""",
                Map.of(
                        "name",
                        "pile du matin.pdf",
                        "bytes",
                        Base64.getEncoder().encodeToString(Files.readAllBytes(file))));
        page.dispatchEvent("drop-zone .drop", "dragover", Map.of("dataTransfer", dropped));
        page.dispatchEvent("drop-zone .drop", "drop", Map.of("dataTransfer", dropped));
        page.waitForURL("**/o/port-lerin/lot?id=**");
    }

    private static List<String> watchesItBecomeLetters(Walker jeanne) {
        Page page = jeanne.page();
        page.locator("[role=status].chip:has-text('Terminé')")
                .waitFor(new Locator.WaitForOptions().setTimeout(ScanIT.READ));
        assertThat(jeanne.reads()).contains("Juste").contains("pile du matin.pdf");
        List<String> numbers = page.locator("main table tbody a").allInnerTexts();
        assertThat(numbers).hasSize(LETTERS).allMatch(number -> number.matches("A-\\d{4}-\\d{6}"));
        jeanne.leavesAPicture("batch-1440");
        return numbers;
    }

    /**
     * Corrects what was not read, or decides otherwise, and goes on: keys only, counted.
     *
     * @param department to send it to unless what it is about is not for everyone there; null for the one proposed, or any where none is
     * @return whether it was sent to that department
     */
    private static boolean qualifiesWithoutTheMouse(Walker jeanne, String number, String department) {
        Page page = jeanne.page();
        List<String> keys = new ArrayList<>();
        // its turn comes in the order of arrival; here it is asked for by its address
        jeanne.goes("/o/port-lerin/bannettes?basket=a-qualifier");
        String address = page.locator("#list .row:has(.number:text-is('" + number + "'))")
                .getAttribute("data-open");
        jeanne.goes("/o/port-lerin/qualification?item=" + address.substring(address.indexOf("id=") + 3));
        page.locator("document-pane[ready]").first().waitFor();
        assertThat(page.locator("main header .num").innerText()).contains(number);
        if (page.inputValue("[id='f:subject']").isBlank()) {
            jeanne.types("Objet illisible");
            keys.addAll(Arrays.asList("Objet illisible".split("")));
        }
        boolean sent = department != null && "NORMAL".equals(page.inputValue("[id='f:confidentiality']"));
        String proposed = selected(page).startsWith("Choisir") ? "Finances" : null;
        String wanted = sent ? department : proposed;
        if (wanted != null && !wanted.equals(selected(page))) {
            while (!"f:department-text".equals(page.evaluate("document.activeElement.id"))) {
                press(jeanne, keys, "Tab");
            }
            for (int letter = 0; !wanted.equals(offered(page)); letter++) {
                press(jeanne, keys, wanted.substring(letter, letter + 1));
            }
        }
        press(jeanne, keys, "Control+Enter");
        page.waitForCondition(() -> page.locator("text=est qualifié et orienté").count() > 0
                || page.locator("[role=alert]").count() > 0);
        if (page.locator("[role=alert]").count() > 0) {
            // a sender that resembles a known one: this one is new
            while (!"checkbox".equals(page.evaluate("document.activeElement.type"))) {
                press(jeanne, keys, "Tab");
            }
            press(jeanne, keys, "Space");
            press(jeanne, keys, "Control+Enter");
            page.locator("text=est qualifié et orienté").first().waitFor();
        }
        LOG.info(() -> number + " qualified with " + keys.size() + " keystroke(s): " + String.join(" ", keys));
        assertThat(keys).hasSizeLessThanOrEqualTo(40);
        return sent;
    }

    /** The line of the list that the key which saves would take. */
    private static String offered(Page page) {
        return (String) page.evaluate(
                "document.querySelector('choice-box [role=option][aria-selected=true]')?.textContent ?? null");
    }

    private static String selected(Page page) {
        return (String) page.evaluate("document.getElementById('f:department').selectedOptions[0].text");
    }

    private static void press(Walker walker, List<String> keys, String key) {
        walker.presses(key);
        keys.add(key);
    }

    private static void findsByAWordInside(Walker jeanne, String number) {
        Page page = jeanne.page();
        findsByNumber(jeanne, "port-lerin", number, true);
        page.locator("#results .row:has-text('" + number + "')").first().press("Enter");
        page.waitForURL("**/courrier?id=**");
        page.locator("document-pane[ready]").first().waitFor();
        String sheet = page.url().replaceAll(".*id=([^&]*).*", "$1");
        String text = (String)
                page.evaluate(
                        """
                async () => {
                  const pane = document.querySelector("document-pane");
                  const pdf = await (await import(new URL("build/pdf.min.mjs", new URL("../pdfjs/", document.querySelector("script[src*='portal.mjs']").src)).href)).getDocument(pane.getAttribute("src")).promise;
                  const content = await (await pdf.getPage(1)).getTextContent();
                  return content.items.map(item => item.str).join(" ");
                }""");
        String word = WORD.matcher(text)
                .results()
                .map(found -> found.group())
                .reduce((one, other) -> other.length() > one.length() ? other : one)
                .orElseThrow();
        TestPortal.until("the letter is found by « " + word + " »", Duration.ofSeconds(30), () -> {
            jeanne.goes("/o/port-lerin/recherche?q=" + word + "+" + number);
            return page.locator("#results a[href*='" + sheet + "']").count() == 1;
        });
        page.locator("#results a[href*='" + sheet + "']").press("Enter");
        page.waitForURL("**/courrier?id=" + sheet + "**");
        assertThat(jeanne.reads())
                .contains("Parcours")
                .contains("Enregistré sous le numéro " + number)
                .contains("Qualifié et confié à " + ROADS)
                .contains("Jeanne Morel");
    }

    private static void findsByNumber(Walker walker, String organisation, String number, boolean there) {
        TestPortal.until(number + " in " + organisation + ": " + there, Duration.ofSeconds(30), () -> {
            walker.goes("/o/" + organisation + "/recherche?q=" + number);
            return there
                    == (walker.page()
                                    .locator("#results .row .chip.number:text-is('" + number + "')")
                                    .count()
                            == 1);
        });
    }
}
