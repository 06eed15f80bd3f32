package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vaguemestre.whole.ScanPaper;
import org.vaguemestre.whole.TestPortal;

/** A separator was missed: the letter is put right where it is qualified, with the keys and by drag. */
class PagesIT {
    private static final Pattern NUMBER = Pattern.compile("A-\\d{4}-\\d+");

    @TempDir
    private Path folder;

    /** A pile scanned without separators is one letter. @return its identifier */
    private static String scanned(Walker walker, Path pile) {
        ScanIT.gives(walker, pile);
        ScanIT.waitUntilRead(walker);
        Locator letter =
                walker.page().locator("main table tbody a[href*='id=']").first();
        Matcher id = Pattern.compile("id=([0-9a-f-]{36})").matcher(letter.getAttribute("href"));
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    private static List<String> order(Page page) {
        return page.locator("[data-card]").all().stream()
                .map(card -> card.getAttribute("data-card"))
                .toList();
    }

    private static void opens(Walker walker, String item) {
        walker.goes("/o/port-lerin/qualification?item=" + item);
        walker.page().locator("document-pane[ready]").first().waitFor();
        // the first field has the focus: the keys of the page are one Escape away
        walker.presses("Escape", "p");
        walker.page().waitForURL("**/pages?item=" + item);
        walker.page().bringToFront(); // a page that is not looked at need not draw its pictures
        walker.page().locator("page-board [data-card] img[src]").first().waitFor();
    }

    private static int pagesShown(Walker walker) {
        walker.page().locator("document-pane[ready]").first().waitFor();
        return Integer.parseInt(walker.page().locator("[data-page-total]").innerText());
    }

    private static String done(Walker walker) {
        return walker.page().locator(".notice.ok").innerText();
    }

    @Test
    void aMissedSeparatorIsPutRightWithoutTheMouse() throws IOException {
        Path pile = ScanPaper.pile(folder, 3, (int) System.nanoTime(), "none");
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            String item = scanned(jeanne, pile);
            String batch = jeanne.page().url();
            int filed = ScanIT.figure(jeanne.page(), "Classées");
            Page page = jeanne.page();
            opens(jeanne, item);
            int pages = order(page).size();
            assertThat(pages).isGreaterThan(2).isEqualTo(filed);
            jeanne.meetsNoBarrier();

            // the second page first, turned by a quarter, then saved
            jeanne.presses("ArrowRight", "Alt+ArrowLeft", "r");
            assertThat(order(page).subList(0, 2)).containsExactly("2", "1");
            assertThat(page.locator("[id='pages:cut']").isDisabled())
                    .as("an order that is not saved is saved first")
                    .isTrue();
            jeanne.presses("Control+Enter");
            page.waitForURL("**/qualification?item=" + item);
            assertThat(done(jeanne)).contains("en ordre");
            assertThat(pagesShown(jeanne)).isEqualTo(pages);

            // cut before the last page
            opens(jeanne, item);
            jeanne.presses("End", "b");
            page.waitForURL("**/qualification?item=" + item);
            Matcher number = NUMBER.matcher(done(jeanne));
            assertThat(number.find()).as(done(jeanne)).isTrue();
            assertThat(pagesShown(jeanne)).isEqualTo(pages - 1);

            // the other one is a letter of its own, with its number; both together again
            opens(jeanne, item);
            assertThat(page.locator("[id='pages:merge']").inputValue()).contains(number.group());
            jeanne.presses("m");
            page.waitForURL("**/qualification?item=" + item);
            assertThat(done(jeanne)).contains(number.group()).contains("annulé");
            assertThat(pagesShown(jeanne)).isEqualTo(pages);

            // a page set aside is no longer shown, and comes back
            opens(jeanne, item);
            jeanne.presses("End", "x", "Control+Enter");
            page.waitForURL("**/qualification?item=" + item);
            assertThat(pagesShown(jeanne)).isEqualTo(pages - 1);
            opens(jeanne, item);
            assertThat(page.locator(".page-card.aside").count()).isEqualTo(1);
            jeanne.presses("End", "x", "Control+Enter");
            page.waitForURL("**/qualification?item=" + item);
            assertThat(pagesShown(jeanne)).isEqualTo(pages);

            jeanne.goes("/o/port-lerin/courrier?id=" + item);
            assertThat(jeanne.reads())
                    .contains("Pages remises en ordre : 2 ↻ 90° · 1")
                    .contains("Coupé avant la page " + pages + " ; la suite est enregistrée sous le numéro "
                            + number.group())
                    .contains("Réuni avec " + number.group());
            page.navigate(batch);
            assertThat(ScanIT.figure(page, "Classées")).isEqualTo(filed);
            assertThat(jeanne.reads()).contains("Juste");
            jeanne.complainsOfNothing();
        }
    }

    @Test
    void aLetterRegisteredWithAFileIsPutRightByDrag() {
        String item = Post.letterOfPages("port-lerin", "Trois pages en une", 3);
        TestPortal.until("its pages were read", Duration.ofSeconds(90), () -> Post.isRead("port-lerin", item));
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            Page page = jeanne.page();
            opens(jeanne, item);
            page.locator("[data-card='3']")
                    .dragTo(
                            page.locator("[data-card='1']"),
                            new Locator.DragToOptions()
                                    .setTargetPosition(new com.microsoft.playwright.options.Position(5, 60)));
            assertThat(order(page)).containsExactly("3", "1", "2");
            jeanne.presses("Control+Enter");
            page.waitForURL("**/qualification?item=" + item);
            assertThat(done(jeanne)).contains("en ordre");
            page.waitForCondition(
                    () -> page.locator(".leaf .text").first().innerText().contains("page 3"));

            // one's own order changed meanwhile in another tab: told, and nothing is done
            opens(jeanne, item);
            Page other = jeanne.anotherTab();
            other.navigate(page.url());
            other.bringToFront(); // a page that is not looked at need not draw its pictures
            other.locator("page-board [data-card] img[src]").first().waitFor();
            other.locator("[data-card='2'] input").focus();
            other.keyboard().press("b");
            other.waitForURL("**/qualification?item=" + item);
            page.bringToFront();
            page.locator("[data-card='1'] input").focus();
            jeanne.presses("r", "Control+Enter");
            page.locator(".notice.bad").first().waitFor();
            assertThat(page.locator(".notice.bad").innerText())
                    .contains("Jeanne Morel")
                    .contains("Coupé avant la page 2");

            // qualified, its pages stay
            jeanne.goes("/o/port-lerin/qualification?item=" + item);
            page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Service destinataire"))
                    .fill("voi");
            jeanne.presses("Control+Enter");
            page.locator("text=est qualifié et orienté").first().waitFor();
            jeanne.goes("/o/port-lerin/pages?item=" + item);
            assertThat(jeanne.reads()).contains("Ces pages restent comme elles sont");
            jeanne.complainsOfNothing();
        }
    }
}
