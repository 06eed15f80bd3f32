package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.WriterException;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Position;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vaguemestre.whole.ScanPaper;

/** Piles given on the page, and the desk where an agent decides about what a batch could not place. */
class ScanIT {
    /** A batch of a few pages is read well within this, in milliseconds. */
    static final double READ = 120_000;

    @TempDir
    private Path folder;

    /** Gives files on the page; the page of their batch follows. */
    static void gives(Walker walker, Path... files) {
        walker.goes("/o/port-lerin/numerisation");
        walker.page().setInputFiles("#fichiers", files);
        walker.page().waitForURL("**/o/port-lerin/lot?id=**");
    }

    static void waitUntilRead(Walker walker) {
        walker.page()
                .locator("[role=status].chip:has-text('Terminé')")
                .waitFor(new Locator.WaitForOptions().setTimeout(READ));
    }

    static int figure(Page page, String name) {
        return Integer.parseInt(page.locator(".ledger > div:has(.muted:text-is('" + name + "')) .n")
                .innerText()
                .strip());
    }

    private static void checks(Page page, int... cards) {
        for (int card : cards) {
            page.locator(".page-card input[type=checkbox]").nth(card).check();
        }
    }

    private static void presses(Walker walker, String button, String said) {
        leaves(walker);
        walker.page().click("#desk input[value=\"" + button + "\"]");
        arrives(walker, said);
    }

    /** Marks the page as it is now: what the same act said before is not taken for what this one says. */
    private static void leaves(Walker walker) {
        walker.page().evaluate("document.documentElement.dataset.left = ''");
    }

    private static void arrives(Walker walker, String said) {
        walker.page()
                .locator("html:not([data-left]) .notice:has-text('" + said + "')")
                .first()
                .waitFor();
        walker.page().waitForLoadState();
    }

    private static int pagesOf(Path printed) throws IOException {
        try (PDDocument document = Loader.loadPDF(printed.toFile())) {
            return document.getNumberOfPages();
        }
    }

    private static List<String> order(Page page) {
        return page.locator(".page-card").all().stream()
                .map(card -> card.getAttribute("data-card"))
                .toList();
    }

    private static Object standsOn(Page page) {
        return page.evaluate("document.activeElement.closest('[data-card]')?.dataset.card");
    }

    @Test
    void aProgramNamedPdfCostsOneSentenceAndTheRestIsRead() throws IOException {
        Path program = Files.copy(Path.of("/bin/ls"), folder.resolve("facture.pdf"));
        Path pile = ScanPaper.pile(folder, 1, (int) System.nanoTime(), "none");
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            gives(jeanne, program, pile);
            waitUntilRead(jeanne);
            assertThat(jeanne.page().locator(".notice.warn").innerText())
                    .contains("facture.pdf")
                    .contains("DOCUMENT_TYPE_REFUSED");
            assertThat(jeanne.page().locator(".notice.warn p").innerText())
                    .as("one plain sentence")
                    .hasSizeBetween(20, 200)
                    .doesNotContain("Exception");
            assertThat(figure(jeanne.page(), "Classées")).isPositive();
            assertThat(jeanne.reads()).contains("Juste");
            jeanne.meetsNoBarrier();
            jeanne.complainsOfNothing();
        }
    }

    @Test
    void anEmptyFileAloneIsToldAtOnceAndNothingIsLost() throws IOException {
        Path empty = Files.createFile(folder.resolve("vide.pdf"));
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            jeanne.goes("/o/port-lerin/numerisation");
            jeanne.page().setInputFiles("#fichiers", empty);
            jeanne.page().locator("text=vide.pdf").first().waitFor();
            jeanne.page()
                    .locator("text=DOCUMENT_EMPTY")
                    .or(jeanne.page().locator("[data-message]:not(:empty)"))
                    .first()
                    .waitFor();
            jeanne.complainsOfNothing();
        }
    }

    @Test
    void theSamePileTwiceIsPointedOutAndNothingIsDropped() throws IOException {
        Path pile = ScanPaper.pile(folder, 1, (int) System.nanoTime(), "none");
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            gives(jeanne, pile);
            waitUntilRead(jeanne);
            String first = jeanne.page().locator("h1").innerText();
            int pages = figure(jeanne.page(), "Pages reçues");
            gives(jeanne, pile);
            waitUntilRead(jeanne);
            assertThat(figure(jeanne.page(), "En quarantaine")).isEqualTo(pages);
            assertThat(jeanne.reads())
                    .contains("SCAN_DUPLICATE")
                    .contains(first)
                    .contains("Juste");
            jeanne.presses("u");
            jeanne.page().waitForURL("**/quarantaine?lot=**");
            jeanne.meetsNoBarrier();
            for (int i = 0; i < pages; i++) {
                checks(jeanne.page(), i);
            }
            presses(jeanne, "Écarter", pages + " page(s) écartées");
            jeanne.page().click("text=Toutes les pages");
            jeanne.page().waitForURL("**tout=1");
            assertThat(jeanne.page().locator(".page-card:has-text('Écartée')").count())
                    .isEqualTo(pages);
            jeanne.complainsOfNothing();
        }
    }

    @Test
    void anUnreadableSeparatorIsCorrectedAndTheLetterGoesWhereItSays() throws IOException, WriterException {
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            gives(jeanne, ScanPaper.unreadableSeparator(folder));
            waitUntilRead(jeanne);
            assertThat(figure(jeanne.page(), "En quarantaine")).isPositive();
            jeanne.presses("u");
            jeanne.page().waitForURL("**/quarantaine?lot=**");
            Page page = jeanne.page();
            page.waitForCondition(
                    () -> Boolean.TRUE.equals(
                            page.evaluate(
                                    "[...document.querySelectorAll('.page-card img')].every(i => i.complete && i.naturalWidth > 100)")));
            jeanne.leavesAPicture("quarantine-desk-1440");
            checks(page, 0);
            page.click("text=C’est un séparateur…");
            page.selectOption("[id='desk:department']", new SelectOption().setLabel("Voirie et domaine public"));
            presses(jeanne, "Déclarer séparateur", "Séparateur déclaré");
            page.click("#desk input[value='Reprendre le lot']");
            page.waitForURL("**/lot?id=**");
            waitUntilRead(jeanne);
            assertThat(figure(page, "Séparateurs")).isEqualTo(1);
            assertThat(figure(page, "En quarantaine")).isZero();
            assertThat(jeanne.reads()).contains("Juste");
            page.locator("main table a").first().click();
            page.waitForURL("**/courrier?id=**");
            assertThat(jeanne.reads()).contains("fanfare du dimanche");
            jeanne.goes("/o/port-lerin/controle");
            assertThat(jeanne.reads()).contains("Juste");
            jeanne.complainsOfNothing();
        }
    }

    @Test
    void pagesAreTurnedMovedSplitAndMergedAndTheAccountStillBalances() throws IOException {
        Path pile = ScanPaper.pile(folder, 3, (int) System.nanoTime(), "none");
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            gives(jeanne, pile);
            waitUntilRead(jeanne);
            gives(jeanne, pile);
            waitUntilRead(jeanne);
            Page page = jeanne.page();
            int pages = figure(page, "En quarantaine");
            assertThat(pages).isGreaterThanOrEqualTo(3);
            jeanne.presses("u");
            page.waitForURL("**/quarantaine?lot=**");
            String address = page.url() + "&tout=1";
            page.navigate(address);
            Locator cards = page.locator(".page-card");
            String first = cards.nth(0).locator("input").inputValue();
            String second = cards.nth(1).locator("input").inputValue();

            checks(page, 0);
            presses(jeanne, "Descendre", "Page déplacée");
            assertThat(cards.nth(0).locator("input").inputValue()).isEqualTo(second);
            assertThat(cards.nth(1).locator("input").inputValue()).isEqualTo(first);
            checks(page, 1);
            presses(jeanne, "Monter", "Page déplacée");
            assertThat(cards.nth(0).locator("input").inputValue()).isEqualTo(first);

            checks(page, 0);
            presses(jeanne, "Tourner", "1 page(s) tournées");
            assertThat(cards.nth(0).locator("img").getAttribute("class")).contains("turn-90");
            for (int i = 0; i < 3; i++) {
                checks(page, 0);
                presses(jeanne, "Tourner", "1 page(s) tournées");
            }

            for (int i = 0; i < pages; i++) {
                checks(page, i);
            }
            presses(jeanne, "À garder", pages + " page(s) gardées");
            checks(page, 0);
            presses(jeanne, "Commence un pli", "Un pli commence là");
            for (int i = 1; i < pages - 1; i++) {
                checks(page, i);
            }
            presses(jeanne, "Suite du précédent", "Rattaché au pli précédent");
            checks(page, pages - 1);
            presses(jeanne, "Commence un pli", "Un pli commence là");
            page.click("#desk input[value='Reprendre le lot']");
            page.waitForURL("**/lot?id=**");
            waitUntilRead(jeanne);
            assertThat(figure(page, "Pages reçues")).isEqualTo(pages);
            assertThat(figure(page, "Classées")).isEqualTo(pages);
            assertThat(jeanne.reads()).contains("Juste");
            List<String> letters = page.locator("main table tbody td.num").allInnerTexts();
            assertThat(letters).as("pages of each letter").containsExactly(Integer.toString(pages - 1), "1");
            jeanne.complainsOfNothing();
        }
    }

    @Test
    void theDeskIsWorkedByKeysAndByDragAndOneStandsWhereOneStood() throws IOException {
        Path pile = ScanPaper.pile(folder, 3, (int) System.nanoTime(), "none");
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            gives(jeanne, pile, Files.copy(pile, folder.resolve("encore.pdf")));
            waitUntilRead(jeanne);
            Page page = jeanne.page();
            jeanne.presses("u");
            page.waitForURL("**/quarantaine?lot=**");
            page.locator(".page-card img[src]").first().waitFor();
            List<String> given = order(page);
            assertThat(given).hasSizeGreaterThanOrEqualTo(3);
            assertThat(standsOn(page)).isEqualTo(given.get(0));

            jeanne.presses("ArrowRight", "ArrowRight", "ArrowLeft");
            assertThat(standsOn(page)).isEqualTo(given.get(1));
            leaves(jeanne);
            jeanne.presses("Alt+ArrowLeft");
            arrives(jeanne, "Page déplacée");
            assertThat(order(page).subList(0, 3)).containsExactly(given.get(1), given.get(0), given.get(2));
            assertThat(standsOn(page)).isEqualTo(given.get(1));
            leaves(jeanne);
            jeanne.presses("Alt+End");
            arrives(jeanne, "Page déplacée");
            assertThat(order(page)).endsWith(given.get(1)).startsWith(given.get(0), given.get(2));
            assertThat(standsOn(page)).isEqualTo(given.get(1));

            leaves(jeanne);
            page.locator("[data-card='" + given.get(1) + "']")
                    .dragTo(
                            page.locator("[data-card='" + given.get(2) + "']"),
                            new Locator.DragToOptions().setTargetPosition(new Position(5, 60)));
            arrives(jeanne, "Page déplacée");
            assertThat(order(page)).isEqualTo(given);

            // two pages chosen on the way, by one letter; the page one stands on stays the place
            jeanne.presses("Home", "Shift+ArrowRight");
            assertThat(page.locator(".page-card input:checked").count()).isEqualTo(2);
            leaves(jeanne);
            jeanne.presses("e");
            arrives(jeanne, "2 page(s) gardées");
            assertThat(page.locator(".page-card:has-text('gardée')").count()).isEqualTo(2);
            assertThat(standsOn(page)).isEqualTo(given.get(1));
            jeanne.meetsNoBarrier();
            jeanne.complainsOfNothing();
        }
    }

    @Test
    void theSheetsThatArePrintedAreRecognisedHoweverTheyAreScanned() throws IOException {
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            jeanne.goes("/o/port-lerin/separateurs");
            assertThat(jeanne.page()
                            .locator(".separator svg[aria-label=PATCHT]")
                            .count())
                    .isEqualTo(1);
            Path printed = folder.resolve("feuilles.pdf");
            jeanne.page().pdf(new Page.PdfOptions().setPath(printed).setFormat("A4"));
            assertThat(pagesOf(printed))
                    .as("a page for each sheet and none too many")
                    .isEqualTo(jeanne.page().locator(".separator").count());
            Path scanned = ScanPaper.scannedAskew(printed, folder.resolve("numerisees.pdf"));
            gives(jeanne, scanned);
            waitUntilRead(jeanne);
            Page page = jeanne.page();
            assertThat(figure(page, "Pages reçues")).isPositive();
            assertThat(figure(page, "Séparateurs")).isEqualTo(figure(page, "Pages reçues"));
            jeanne.complainsOfNothing();
        }
    }
}
