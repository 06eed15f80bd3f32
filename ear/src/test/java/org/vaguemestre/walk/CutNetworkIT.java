package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.SelectOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The network is cut in the middle of a save: the page says so, keeps everything, tries again by itself, and nothing is done twice. */
class CutNetworkIT {
    private static final String TOAST = "#sending .toast:visible";

    private static int times(Walker walker, String item, String line) {
        walker.goes("/o/port-lerin/courrier?id=" + item);
        return walker.page().locator(".track b:has-text('" + line + "')").count();
    }

    @Test
    void aSaveWithoutNetworkIsSaidKeptAndDoneWhenItIsBack() {
        String item = Post.letterToQualify("port-lerin", "Réseau coupé", "Riverains", "mot");
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            Page page = jeanne.page();
            jeanne.goes("/o/port-lerin/qualification?item=" + item);
            page.fill("[id='f:subject']", "Objet tapé sans réseau");
            page.selectOption("[id='f:department']", new SelectOption().setLabel("Voirie et domaine public"));
            page.context().setOffline(true);
            jeanne.presses("Control+Enter");
            page.locator(TOAST + ":has-text('La connexion est coupée')").first().waitFor();
            assertThat(page.inputValue("[id='f:subject']")).isEqualTo("Objet tapé sans réseau");
            jeanne.meetsNoBarrier();
            page.context().setOffline(false);
            page.locator(".notice.ok:has-text('est qualifié et orienté')")
                    .first()
                    .waitFor();
            jeanne.forgetsComplaints();
            assertThat(times(jeanne, item, "Qualifié et confié à Voirie")).isEqualTo(1);
            assertThat(jeanne.reads()).contains("Objet tapé sans réseau");
            jeanne.complainsOfNothing();
        }
    }

    @Test
    void anAnswerThatNeverCameBackIsAskedAgainAndTheActIsDoneOnce() {
        String item = Post.letter("port-lerin", "jeanne.morel", "Réponse perdue", "Riverains", "VOIRIE", "mot");
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand")) {
            Page page = camille.page();
            camille.goes("/o/port-lerin/courrier?id=" + item);
            AtomicInteger sendings = new AtomicInteger();
            page.route("**/courrier?id=*", route -> {
                if (!route.request().method().equals("POST")) {
                    route.resume();
                } else if (sendings.incrementAndGet() == 1) {
                    APIResponse done = route.fetch(new Route.FetchOptions().setMaxRedirects(0));
                    assertThat(done.headers()).containsKey("x-go");
                    route.abort("connectionreset");
                } else {
                    route.resume();
                }
            });
            page.click("#take [type=submit]");
            page.locator(".notice.ok:has-text('Vous traitez désormais')")
                    .first()
                    .waitFor();
            assertThat(sendings.get()).isEqualTo(2);
            camille.forgetsComplaints();
            assertThat(times(camille, item, "Pris en charge")).isEqualTo(1);
        }
    }

    @Test
    void whoGivesUpKeepsWhatWasTyped() {
        String item = Post.letter("port-lerin", "jeanne.morel", "Renoncement", "Riverains", "VOIRIE", "mot");
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand")) {
            Page page = camille.page();
            camille.goes("/o/port-lerin/courrier?id=" + item);
            page.evaluate("document.getElementById('close').closest('details').open = true");
            page.fill("#close textarea", "Répondu au téléphone");
            page.context().setOffline(true);
            page.click("#close [type=submit]");
            page.locator(TOAST).first().waitFor();
            page.click("#sending [data-sending-stop]");
            page.waitForCondition(() -> page.locator(TOAST).count() == 0);
            page.context().setOffline(false);
            assertThat(page.inputValue("#close textarea")).isEqualTo("Répondu au téléphone");
            page.click("#close [type=submit]");
            page.locator(".notice.ok:has-text('est classé')").first().waitFor();
        }
    }

    @Test
    void aSaveThatTakesLongShowsThatItIsUnderWay() {
        String item = Post.letter("port-lerin", "jeanne.morel", "Lenteur", "Riverains", "VOIRIE", "mot");
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand")) {
            Page page = camille.page();
            camille.goes("/o/port-lerin/courrier?id=" + item);
            Route[] held = new Route[1];
            page.route("**/courrier?id=*", route -> {
                if (route.request().method().equals("POST")) {
                    held[0] = route;
                } else {
                    route.resume();
                }
            });
            page.click("#take [type=submit]");
            page.locator("#sending .working:visible").first().waitFor();
            camille.meetsNoBarrier();
            held[0].resume();
            page.locator(".notice.ok:has-text('Vous traitez désormais')")
                    .first()
                    .waitFor();
            camille.complainsOfNothing();
        }
    }
}
