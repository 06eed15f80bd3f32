package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A basket: one goes down its list, and what one does is done to what one sees. */
class TriageIT {
    private static final String ALL = "/o/port-lerin/bannettes?basket=tous";

    private static String shown(Page page) {
        return page.locator("#triage-sheet .chip.number").first().innerText();
    }

    private static void waitUntilShown(Page page, String number) {
        page.waitForCondition(() -> shown(page).equals(number));
    }

    /** Two letters of the roads department, the later one first in the list of all mail: their numbers. */
    private static List<String> twoLetters(Walker walker, String what) {
        Post.letter("port-lerin", "jeanne.morel", what + " un", "Riverains", "VOIRIE", "un");
        Post.letter("port-lerin", "jeanne.morel", what + " deux", "Riverains", "VOIRIE", "deux");
        walker.goes(ALL);
        return walker.page().locator("#list .row .chip.number").allInnerTexts().subList(0, 2);
    }

    /** Holds back the sheets asked for until they are let go. */
    private static List<Route> slowNetwork(Page page) {
        List<Route> held = new ArrayList<>();
        page.route(Pattern.compile(".*/bannettes.*item=.*"), held::add);
        return held;
    }

    private static void letGo(Page page, List<Route> held) {
        page.unroute(Pattern.compile(".*/bannettes.*item=.*"));
        held.forEach(Route::resume);
        held.clear();
    }

    @Test
    void aKeyPressedWhileTheNextSheetIsOnItsWayActsOnThatSheet() {
        try (Walker camille = Walker.atADesk().sparingData().signsInAs("camille.durand")) {
            List<String> numbers = twoLetters(camille, "Réseau lent");
            Page page = camille.page();
            waitUntilShown(page, numbers.get(0));
            List<Route> held = slowNetwork(page);
            camille.presses("j");
            page.waitForCondition(() -> held.size() == 1);
            assertThat(shown(page)).isEqualTo(numbers.get(0));
            assertThat(page.locator("#triage-sheet").getAttribute("inert")).isNotNull();
            camille.presses("t");
            letGo(page, held);
            page.locator("text=Vous traitez désormais " + numbers.get(1))
                    .first()
                    .waitFor();
            assertThat(shown(page)).isEqualTo(numbers.get(1));
            camille.goes(ALL);
            waitUntilShown(page, numbers.get(0));
            assertThat(page.locator("#take").count())
                    .as("the first one is free")
                    .isEqualTo(1);
            camille.complainsOfNothing();
        }
    }

    @Test
    void goingOnBeforeTheSheetCameForgetsTheKeyAndShowsTheLastChosen() {
        try (Walker camille = Walker.atADesk().sparingData().signsInAs("camille.durand")) {
            List<String> numbers = twoLetters(camille, "Va-et-vient");
            Page page = camille.page();
            List<Route> held = slowNetwork(page);
            camille.presses("j");
            page.waitForCondition(() -> held.size() == 1);
            camille.presses("t", "k");
            page.waitForCondition(() -> held.size() == 2);
            letGo(page, held);
            page.locator("html:not([data-moving])").first().waitFor();
            assertThat(shown(page)).isEqualTo(numbers.get(0));
            assertThat(page.locator("#take").count()).isEqualTo(1);
            assertThat(camille.reads()).doesNotContain("Vous traitez");
        }
    }

    @Test
    void anActIsDoneToTheItemShownThoughTheListHasGrownSince() {
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand")) {
            List<String> numbers = twoLetters(camille, "Liste qui bouge");
            assertThat(shown(camille.page())).isEqualTo(numbers.get(0));
            /* The address names no item: this one is now the first of the list. */
            Post.letter("port-lerin", "jeanne.morel", "Arrivé entre-temps", "Riverains", "VOIRIE", "trois");
            camille.presses("t");
            camille.page()
                    .locator("text=Vous traitez désormais " + numbers.get(0))
                    .first()
                    .waitFor();
            camille.complainsOfNothing();
        }
    }

    @Test
    void theBackButtonGoesBackThroughTheItems() {
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand")) {
            List<String> numbers = twoLetters(camille, "Retour");
            Page page = camille.page();
            camille.presses("j");
            waitUntilShown(page, numbers.get(1));
            String address = page.url();
            page.goBack();
            waitUntilShown(page, numbers.get(0));
            page.goForward();
            waitUntilShown(page, numbers.get(1));
            assertThat(page.url()).isEqualTo(address);
            page.reload();
            assertThat(shown(page)).isEqualTo(numbers.get(1));
            camille.complainsOfNothing();
        }
    }

    @Test
    void closingAnItemBringsTheOneBelowInItsPlace() {
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand")) {
            for (int i = 1; i <= 3; i++) {
                Post.letter("port-lerin", "jeanne.morel", "À classer " + i, "Riverains", "VOIRIE", "classer");
            }
            camille.goes("/o/port-lerin/bannettes?basket=tous");
            Page page = camille.page();
            List<String> numbers = page.locator("#list .row .chip.number").allInnerTexts();
            camille.presses("j");
            waitUntilShown(page, numbers.get(1));
            camille.presses("e");
            camille.types("Sans objet");
            camille.presses("Enter");
            page.locator("text=" + numbers.get(1) + " est classé").first().waitFor();
            waitUntilShown(page, numbers.get(2));
            camille.complainsOfNothing();
        }
    }
}
