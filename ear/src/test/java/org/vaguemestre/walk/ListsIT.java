package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lists of mail: arranged and narrowed as one likes, and alive while others work. */
class ListsIT {
    private static final String DEPARTMENT = "/o/port-lerin/bannettes?basket=service";

    private static void letter(String subject) {
        Post.plain("port-lerin", "jeanne.morel", subject, "VOIRIE");
    }

    private static int counter(Page page) {
        Locator count = page.locator("[data-basket=service] .count");
        return count.count() == 0 ? 0 : Integer.parseInt(count.innerText());
    }

    /** The first is told of the baskets once its page has come to rest. */
    private static void waitUntilItListens(Page page) {
        page.waitForResponse(response -> response.url().contains("/evenements/flux"), () -> page.reload());
    }

    @Test
    void whatOthersDoIsSeenWithoutReloadingAndMovesNothingUnderOnesHands() {
        letter("Nid-de-poule avant");
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand");
                Walker elsewhere = Walker.atADesk().signsInAs("camille.durand")) {
            camille.goes(DEPARTMENT + "&ordre=recents");
            Page page = camille.page();
            waitUntilItListens(page);
            int before = counter(page);
            List<String> rows = page.locator("#list .row .chip.number").allInnerTexts();
            letter("Nid-de-poule pendant");
            page.waitForCondition(() -> counter(page) == before + 1);
            page.locator("#list-news button:has-text('1 nouveau courrier')")
                    .first()
                    .waitFor();
            assertThat(page.locator("#list .row .chip.number").allInnerTexts()).isEqualTo(rows);
            camille.meetsNoBarrier();
            page.click("#list-news button");
            page.locator("#list .row:has-text('Nid-de-poule pendant')").first().waitFor();
            assertThat(page.locator("#list-news button").count()).isZero();

            elsewhere.goes(DEPARTMENT + "&ordre=recents");
            elsewhere.presses("e");
            elsewhere.page().locator("dialog[open]").first().waitFor();
            elsewhere.types("Déjà fait");
            elsewhere.presses("Enter");
            page.locator("#list .row.gone:has-text('Nid-de-poule pendant')")
                    .first()
                    .waitFor();
            page.waitForCondition(() -> counter(page) == before);
            camille.complainsOfNothing();
        }
    }

    @Test
    void aStreamThatWasCutIsOpenedAgainByItself() {
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand")) {
            camille.goes(DEPARTMENT);
            Page page = camille.page();
            waitUntilItListens(page);
            int before = counter(page);
            List<String> opened = new java.util.ArrayList<>();
            page.onRequest(request -> {
                if (request.url().contains("/evenements/flux")) {
                    opened.add(request.url());
                }
            });
            /* A session has three streams at most: three more cut the one the page listens to. */
            page.evaluate("async () => { for (let i = 0; i < 3; i++) {"
                    + " const { ticket } = await (await fetch('/evenements')).json();"
                    + " await fetch('/evenements/flux?billet=' + ticket, { credentials: 'omit' }); } }");
            page.waitForCondition(() -> opened.size() == 4);
            letter("Après la coupure");
            page.waitForCondition(() -> counter(page) == before + 1);
            camille.complainsOfNothing();
        }
    }

    @Test
    void onlyOneOfTheTabsOfABrowserListensAndAllAreTold() {
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand")) {
            camille.goes(DEPARTMENT);
            Page first = camille.page();
            waitUntilItListens(first);
            Page second = camille.anotherTab();
            List<String> asked = new java.util.ArrayList<>();
            second.onRequest(request -> {
                if (request.url().contains("/evenements")) {
                    asked.add(request.url());
                }
            });
            second.navigate(Walker.portal().resolve(DEPARTMENT).toString());
            int before = counter(second);
            second.waitForTimeout(2_500);
            letter("Pour deux onglets");
            second.waitForCondition(() -> counter(second) == before + 1);
            first.waitForCondition(() -> counter(first) == before + 1);
            assertThat(asked).isEmpty();
            camille.complainsOfNothing();
        }
    }

    @Test
    void aListIsUnderHeadingsThatGoOnFromPageToPage() {
        for (int i = 0; i < 42; i++) {
            Post.plain("port-lerin", "jeanne.morel", "Pour la suite " + i, "VOIRIE");
        }
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand")) {
            camille.goes(DEPARTMENT);
            Page page = camille.page();
            page.locator("#list").evaluate("list => list.closest('.pane').scrollTo(0, 1e6)");
            page.waitForCondition(() -> page.locator("#list .row").count() > 40);
            List<String> headings = page.locator("#list .group").allInnerTexts();
            assertThat(headings).isNotEmpty().doesNotHaveDuplicates();
            List<String> rows =
                    (List<String>) page.evaluate("[...document.querySelectorAll('#list .row')].map(row => row.id)");
            assertThat(Set.copyOf(rows)).hasSameSizeAs(rows);
            camille.meetsNoBarrier();
            page.click("details.menu summary");
            page.click("details.menu >> text=par service");
            page.waitForURL("**ordre=service**");
            assertThat(page.locator("#list .group").first().innerText()).contains("Voirie");
            camille.complainsOfNothing();
        }
    }

    @Test
    void filtersStandInTheAddressAndInWordsAndAWrongOneHidesNothing() {
        letter("Filtré");
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand")) {
            camille.goes(DEPARTMENT + "&priorite=TRES-HAUTE&libre=1&du=2020-01-01");
            Page page = camille.page();
            assertThat(camille.reads())
                    .contains("« TRES-HAUTE » n’est pas une valeur de « Priorité »")
                    .contains("Sans agent désigné")
                    .contains("Arrivé depuis le : 1 janv. 2020");
            assertThat(page.locator("#list .row").count()).isPositive();
            camille.meetsNoBarrier();
            page.click(".chosen a:has-text('Sans agent désigné')");
            page.waitForURL(url -> !url.contains("libre"));
            assertThat(page.url()).contains("du=2020-01-01");
            page.click("details.filter > summary");
            page.check("details.filter >> text=Sans agent désigné");
            page.fill("#f-du", "");
            page.selectOption("#f-priorite", "URGENT");
            page.click("details.filter >> text=Appliquer");
            page.waitForURL("**priorite=URGENT**");
            assertThat(page.url()).contains("libre=1").doesNotContain("du=").doesNotContain("agent=");
            camille.complainsOfNothing();
        }
    }

    @Test
    void aListIsSavedUnderANameFoundInTheRailChangedAndTakenAwayAndBack() {
        letter("Pour une bannette");
        String name = "Libres 😀 " + System.nanoTime();
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand")) {
            camille.goes(DEPARTMENT + "&libre=1");
            Page page = camille.page();
            page.click("text=Enregistrer cette bannette");
            page.fill("[id='save:name']", name);
            page.click("[id=save] >> text=Enregistrer");
            page.locator("#baskets a[aria-current=page]:has-text('" + name + "')")
                    .first()
                    .waitFor();
            assertThat(page.locator("h1").innerText()).startsWith(name);
            assertThat(page.locator("#baskets a[aria-current=page] .count").innerText())
                    .isNotEmpty();
            camille.meetsNoBarrier();
            camille.goes("/o/port-lerin/accueil");
            page.click("#baskets a:has-text('" + name + "')");
            page.waitForURL("**libre=1**mienne=**");
            page.click("text=Modifier cette bannette");
            page.click("text=Supprimer");
            page.locator("text=La bannette est supprimée").first().waitFor();
            assertThat(page.locator("#baskets a:has-text('" + name + "')").count())
                    .isZero();
            page.click("text=La rétablir");
            page.locator("#baskets a:has-text('" + name + "')").first().waitFor();
            page.click("#baskets a:has-text('" + name + "')");
            page.click("text=Modifier cette bannette");
            page.click("text=Supprimer");
            page.locator("text=La bannette est supprimée").first().waitFor();
            camille.complainsOfNothing();
        }
    }
}
