package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.vaguemestre.whole.TestPortal;

/** A letter is found by any word in it, and its page shows where. */
class SearchIT {
    @Test
    void aLetterIsFoundByAWordInsideItAndOpensWhereTheWordIs() {
        String item = Post.letterToQualify(
                "port-lerin", "Une lettre comme les autres", "Expéditeur connu", "Il y est question d un hippocampe.");
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            TestPortal.until("the letter is found", Duration.ofSeconds(60), () -> {
                jeanne.goes("/o/port-lerin/recherche?q=hippocampe");
                return jeanne.reads().contains("Une lettre comme les autres");
            });
            assertThat(jeanne.page().locator("#results mark").first().innerText())
                    .isEqualToIgnoringCase("hippocampe");
            jeanne.presses("j");
            jeanne.presses("Enter");
            jeanne.page().waitForURL("**/courrier?id=" + item + "&q=hippocampe&piece=1&page=1");
            jeanne.page().locator(".box.found").first().waitFor(attached());
            assertThat(jeanne.reads()).contains("Parcours");
            jeanne.leavesAPicture("found-1440");
            jeanne.complainsOfNothing();
        }
    }

    @Test
    void theWordsFoundAreGoneThroughOneAfterTheOtherAsTheyStandInTheDocument() {
        String item = Post.letter(
                "port-lerin",
                "jeanne.morel",
                "Demande de pavoisement",
                "Riverains",
                null,
                "Un oriflamme rouge. Des oriflammes bleus, et la corniche neuve.");
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            TestPortal.until("the letter is found", Duration.ofSeconds(60), () -> {
                jeanne.goes("/o/port-lerin/recherche?q=oriflamme");
                return jeanne.reads().contains("Demande de pavoisement");
            });
            jeanne.presses("/", "ArrowDown");
            jeanne.page().locator("#found-item .box.found.now").first().waitFor(attached());
            assertThat(jeanne.page().locator("#found-item [data-hit-at]").innerText())
                    .isEqualTo("1 / 2");
            jeanne.meetsNoBarrier();
            jeanne.presses("Enter");
            jeanne.page().waitForURL("**/courrier?id=" + item + "&q=oriflamme&piece=1&page=1");
            jeanne.page().locator("#item-document .box.found.now").first().waitFor(attached());
            jeanne.presses("n");
            assertThat(jeanne.page().locator("[data-hit-said]").textContent()).isEqualTo("Occurrence 2 sur 2, page 1");
            jeanne.presses("n", "p");
            assertThat(jeanne.page().locator("[data-hit-at]").innerText()).isEqualTo("2 / 2");
            jeanne.goes("/o/port-lerin/courrier?id=" + item + "&q=%22corniche+neuve%22");
            jeanne.page().locator("#item-document .box.found.now").first().waitFor(attached());
            assertThat(jeanne.page().locator("[data-hit-at]").innerText()).isEqualTo("1 / 1");
            jeanne.complainsOfNothing();
        }
    }

    @Test
    void aQuestionIsUnderstoodTakenApartKeptUndoneAndTakenAway() {
        Post.letter(
                "port-lerin", "jeanne.morel", "Bouée à remplacer", "Nautique de Lérin", "VOIRIE", "Une bouee derive.");
        String once = Long.toString(System.nanoTime());
        String name = "Du Nautique 🐙 " + once;
        String kept = ".kept:has-text(\"" + name + "\")";
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            TestPortal.until("the letter is found", Duration.ofSeconds(60), () -> {
                jeanne.goes("/o/port-lerin/recherche?q=bouée");
                return jeanne.reads().contains("Bouée à remplacer");
            });
            jeanne.presses("/");
            jeanne.page().keyboard().press("Control+a");
            jeanne.types("de:nautiq");
            jeanne.page()
                    .locator(".suggestions [role=option] >> text=Nautique de Lérin")
                    .first()
                    .waitFor();
            jeanne.meetsNoBarrier();
            jeanne.presses("ArrowDown", "Enter");
            assertThat(jeanne.page().locator("form.search input").inputValue()).isEqualTo("de:\"Nautique de Lérin\" ");
            jeanne.types("service:voirie aujourd'hui -z" + once);
            jeanne.presses("Enter");
            jeanne.page().waitForURL("**/recherche?q=de*");
            assertThat(jeanne.page().locator(".criterion").allInnerTexts())
                    .hasSize(4)
                    .contains("Expéditeur : Nautique de Lérin", "Service : Voirie et domaine public");
            assertThat(jeanne.reads()).contains("Bouée à remplacer");

            jeanne.presses("s");
            jeanne.page().fill("#keep-name", name);
            jeanne.presses("Enter");
            jeanne.page()
                    .locator(".notice.ok:has-text(\"" + name + "\")")
                    .first()
                    .waitFor();
            jeanne.page().locator(".criterion").nth(1).click();
            jeanne.page().waitForURL("**/recherche?q=de*aujourd*");
            assertThat(jeanne.page().locator(".criterion").allInnerTexts()).hasSize(3);

            jeanne.page().locator(kept + " summary").click();
            jeanne.page().locator(kept + " >> text=Supprimer").click();
            jeanne.page().waitForURL("**/recherche?retiree=*");
            assertThat(jeanne.page().locator(kept).count()).isZero();
            jeanne.meetsNoBarrier();
            jeanne.page().locator(".notice >> text=Annuler").click();
            jeanne.page().locator(kept).first().waitFor();
            jeanne.page().locator(kept + " > a").click();
            jeanne.page().waitForURL("**/recherche?q=de*service*");

            jeanne.page().click("summary >> text=Exporter");
            jeanne.meetsNoBarrier();
            Download csv = jeanne.page().waitForDownload(() -> jeanne.page().click("text=Tableur"));
            assertThat(read(csv))
                    .startsWith("\ufeffNuméro;Sens;Arrivé le;")
                    .contains("Bouée à remplacer")
                    .contains("Expéditeur : Nautique de Lérin")
                    .contains("Exporté par;Jeanne Morel");
            jeanne.page().click("text=Liste à imprimer");
            jeanne.page().waitForURL("**/liste-recherche?*");
            assertThat(jeanne.reads()).contains("Bouée à remplacer", "Exporté par Jeanne Morel");
            jeanne.meetsNoBarrier();
            jeanne.leavesAPicture("search-list-1440");
            jeanne.complainsOfNothing();
        }
    }

    private static Locator.WaitForOptions attached() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
    }

    private static String read(Download file) {
        try (InputStream bytes = file.createReadStream()) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aQuestionWithoutAnswerSaysWhatToTry() {
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            jeanne.presses("/");
            jeanne.types("zzyzx <script>alert(1)</script> ' or 1=1 🐙");
            jeanne.presses("Enter");
            jeanne.page().waitForURL("**/recherche?q=**");
            assertThat(jeanne.reads()).contains("Aucun courrier trouvé").contains("Essayez");
            jeanne.meetsNoBarrier();
            jeanne.complainsOfNothing();
        }
    }
}
