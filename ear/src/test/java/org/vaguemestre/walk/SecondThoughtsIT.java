package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.vaguemestre.api.Program;

/** What was just done is taken back; what cannot be is asked first; what the network swallowed is done once. */
class SecondThoughtsIT {
    private static final String ALL = "/o/port-lerin/bannettes?basket=tous";

    /** Two seconds of the page later the countdown says the same. */
    private static final String STANDS_STILL =
            """
            async () => {
              const left = () => document.querySelector('.toast .left').textContent;
              const before = left();
              await new Promise(later => setTimeout(later, 2200));
              return left() === before;
            }""";

    private static String letter(String subject) {
        return Post.letter("port-lerin", "jeanne.morel", subject, "Riverains", "VOIRIE", "mot");
    }

    private static List<String> trail(String item) {
        return Program.of("jeanne.morel")
                .get(Program.PORT_LERIN + "/mail-items/" + item + "/journal")
                .json()
                .get("items")
                .findValuesAsText("act")
                .stream()
                .filter(act -> !act.equals("mail-item.read"))
                .toList();
    }

    private static Locator toast(Page page, String words) {
        return page.locator(".toast:has-text('" + words + "')");
    }

    @Test
    void aGestureIsTakenBackByOneKeyAndItsCountdownWaitsForWhoLooksAtIt() {
        String item = letter("À reprendre");
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand")) {
            Page page = camille.page();
            List<Route> slow = new ArrayList<>();
            page.route("**/document/*", route -> {
                if (slow.isEmpty()) {
                    slow.add(route);
                } else {
                    route.resume();
                }
            });
            page.waitForRequest(
                    "**/document/*", () -> camille.goes("/o/port-lerin/bannettes?basket=tous&item=" + item));
            camille.presses("m");
            camille.types("finances");
            camille.presses("Enter");
            toast(page, "a été réorienté").waitFor();
            page.waitForSelector(
                    "#row-" + item, new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
            page.locator("html:not([data-acting])").first().waitFor();
            // Its document was asked for and had not come: it is no longer waited for
            slow.get(0).resume();
            Locator undo = page.locator(".toast [data-key=z]");
            undo.focus();
            assertThat((boolean) page.evaluate(STANDS_STILL))
                    .as("the focus stops the time")
                    .isTrue();
            camille.meetsNoBarrier();
            camille.leavesAPicture("undo-1440");
            camille.presses("z");
            toast(page, "C’est annulé").waitFor();
            page.locator("#row-" + item + "[aria-current=true]").first().waitFor();
            assertThat(trail(item))
                    .containsExactly("mail-item.registered", "mail-item.routed", "mail-item.route-undone");
            camille.complainsOfNothing();
        }
    }

    @Test
    void severalAreTickedDoneAndTakenBackTogetherAndTheRefusedOneSaysWhy() {
        String one = letter("Lot un");
        String two = letter("Lot deux");
        String three = letter("Lot trois");
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand")) {
            camille.goes(ALL);
            Page page = camille.page();
            camille.presses("x", "Shift+J", "Shift+J");
            assertThat(page.locator(".bulk").isVisible()).isTrue();
            assertThat(page.locator(".bulk p").innerText()).contains("3");
            camille.meetsNoBarrier();
            camille.presses("a");
            page.locator("#quick[open] [role=option][aria-selected=true]")
                    .first()
                    .waitFor();
            camille.meetsNoBarrier();
            camille.presses("Escape");
            assertThat(page.locator(".bulk p").innerText())
                    .as("the choice outlives the question")
                    .contains("3");
            Program.of("camille.durand")
                    .with("If-Match", "\"0\"")
                    .post(Program.PORT_LERIN + "/mail-items/" + two + "/close", "{\"reason\":\"Entre-temps\"}");
            camille.presses("e", "Enter");
            toast(page, "2 courriers sont classés").waitFor();
            toast(page, "a modifié ce courrier entre-temps").waitFor();
            page.locator("html:not([data-acting])").first().waitFor();
            camille.presses("z");
            toast(page, "2 courriers sont comme avant").waitFor();
            page.locator("html:not([data-acting])").first().waitFor();
            assertThat(trail(one)).endsWith("mail-item.closed", "mail-item.reopened");
            assertThat(trail(two)).endsWith("mail-item.closed");
            assertThat(trail(three)).endsWith("mail-item.closed", "mail-item.reopened");
            camille.presses("Control+a");
            assertThat(page.locator(".pick input:not(:checked)").count()).isZero();
            camille.presses("Escape");
            assertThat(page.locator(".pick input:checked").count()).isZero();
            camille.complainsOfNothing();
        }
    }

    @Test
    void aCutInTheMiddleOfAnActIsSaidAndTheActIsDoneOnce() {
        String item = letter("Réseau coupé");
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand")) {
            camille.goes("/o/port-lerin/bannettes?basket=tous&item=" + item);
            Page page = camille.page();
            AtomicInteger sent = new AtomicInteger();
            page.route("**/gestes", route -> {
                if (sent.incrementAndGet() == 1) {
                    route.fetch(); // the server did it; its answer is lost on the way
                    route.abort("connectionreset");
                } else {
                    route.resume();
                }
            });
            page.waitForCondition(() -> page.locator("[data-act='TAKE']").count() > 0);
            camille.presses("t");
            toast(page, "Connexion interrompue").waitFor();
            toast(page, "Vous traitez désormais").waitFor();
            assertThat(page.locator(".toast.offline").count()).isZero();
            assertThat(sent.get()).isEqualTo(2);
            assertThat(trail(item)).containsExactly("mail-item.registered", "mail-item.taken");
            page.unroute("**/gestes");
            camille.forgetsComplaints();
        }
    }

    @Test
    void whatCannotBeUndoneIsAskedWithItsConsequence() {
        String item = letter("Enregistré par erreur");
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            jeanne.goes("/o/port-lerin/courrier?id=" + item);
            Page page = jeanne.page();
            jeanne.presses("n");
            page.fill("#void input[type=text]", "Doublon");
            page.click("#void [type=submit]");
            page.locator("#confirm[open]").first().waitFor();
            assertThat(page.locator("#confirm").innerText()).contains("Cela ne se défait pas");
            jeanne.meetsNoBarrier();
            jeanne.presses("Escape");
            assertThat(trail(item)).containsExactly("mail-item.registered");
            page.click("#void [type=submit]");
            page.click("[data-confirm-yes]");
            page.locator("text=est annulé").first().waitFor();
            assertThat(trail(item)).endsWith("mail-item.voided");
            jeanne.complainsOfNothing();
        }
    }

    @Test
    void aReplyIsRegisteredFromTheLetterAndBothSayIt() {
        String item = letter("Demande à laquelle on répond");
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand")) {
            camille.goes("/o/port-lerin/bannettes?basket=tous&item=" + item);
            Page page = camille.page();
            camille.presses("r");
            page.waitForURL("**/enregistrer?repond=" + item);
            assertThat(page.inputValue("[id='f:subject']")).isEqualTo("Réponse : Demande à laquelle on répond");
            assertThat(page.inputValue("[id='f:senderName']")).isEqualTo("Riverains");
            assertThat(page.inputValue("[id='f:direction']")).isEqualTo("OUTGOING");
            camille.meetsNoBarrier();
            camille.presses("Control+Enter");
            page.waitForURL("**/courrier?id=**");
            assertThat(camille.reads()).contains("Répond à");
            camille.goes("/o/port-lerin/courrier?id=" + item);
            assertThat(camille.reads()).contains("Réponse D-");
            camille.complainsOfNothing();
        }
    }

    @Test
    void withoutScriptsTheSameIsDoneByPlainForms() {
        String one = letter("Sans script un");
        String two = letter("Sans script deux");
        try (Walker camille = Walker.withoutJavaScript().signsInAs("camille.durand")) {
            camille.goes(ALL);
            Page page = camille.page();
            page.check(".line:has(#row-" + one + ") .pick input");
            page.check(".line:has(#row-" + two + ") .pick input");
            page.click(".bulk button[value=TAKE]");
            page.locator("text=Vous traitez désormais 2 courriers").first().waitFor();
            assertThat(trail(one)).endsWith("mail-item.taken");
            page.click(".notice button[data-key=z]");
            page.locator("text=2 courriers sont comme avant").first().waitFor();
            assertThat(trail(two)).endsWith("mail-item.take-undone");
        }
    }

    @Test
    void aThumbTicksAndActsToo() {
        String item = letter("Au pouce");
        try (Walker camille = Walker.with(Walker.NARROW, ColorScheme.LIGHT).signsInAs("camille.durand")) {
            camille.goes(ALL);
            Page page = camille.page();
            page.locator(".line:has(#row-" + item + ") .pick").click();
            page.locator(".bulk button[value=TAKE]").waitFor();
            camille.meetsNoBarrier();
            camille.scrollsOnlyDownwards();
            camille.leavesAPicture("bulk-390");
            page.click(".bulk button[value=TAKE]");
            toast(page, "Vous traitez désormais").waitFor();
            assertThat(trail(item)).endsWith("mail-item.taken");
            camille.complainsOfNothing();
        }
    }
}
