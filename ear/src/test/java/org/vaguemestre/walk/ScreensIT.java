package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is promised of every screen: no barrier in any theme, wide and narrow; nothing over the edge when enlarged; the keyboard goes through. */
class ScreensIT {
    private static final int STOPS_AT_MOST = 600;
    private static final int STOPS_AT_ONCE = 20;
    /** Begins at the first stop and notes of each that follows whether it is seen and marked; it is over where a stop comes again. */
    private static final String WATCH_THE_STOPS =
            """
            () => {
              document.querySelector('.skip, a, button').focus();
              const stops = window.stops = { seen: new Set([document.activeElement]), wrong: [], over: false };
              const shows = (e) => { const s = getComputedStyle(e); return s.boxShadow !== 'none' || (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0); };
              const isMarked = (at) => {
                if (shows(at)) return true;
                for (let e = at.parentElement, up = 0; e && up < 4; e = e.parentElement, up++)
                  if (e.matches(':focus-within') && e !== document.body && e.classList.length > 0 && shows(e) && getComputedStyle(e).borderRadius !== '0px') return true;
                return false;
              };
              document.addEventListener('focusin', ({ target: at }) => {
                if (stops.over) return;
                if (stops.seen.has(at)) { stops.over = true; return; }
                stops.seen.add(at);
                const name = at.tagName + '#' + at.id + '.' + at.className + ' ' + (at.getAttribute('aria-label') ?? at.textContent).trim().slice(0, 40);
                if (!at.getClientRects().length) stops.wrong.push('unseen: ' + name);
                else if (!isMarked(at)) stops.wrong.push('no ring: ' + name);
              });
            }""";
    /** 1280 pixels seen at 400 %, and at 200 % (RGAA 10.4, 10.11). */
    private static final int[] ENLARGED = {320, 640};

    /** A browser a thread: a page is looked at by one processor, and waits for nobody. */
    private static final ExecutorService BROWSERS = Executors.newFixedThreadPool(2);

    private static String item;

    @BeforeAll
    static void aLetterArrives() {
        item = Post.letterToQualify(
                "port-lerin",
                "Demande d’autorisation de terrasse — Le Petit Phare",
                "Le Petit Phare",
                "Je sollicite l autorisation d installer une terrasse devant mon etablissement.");
    }

    @AfterAll
    static void noMoreBrowsers() {
        BROWSERS.shutdown();
    }

    @Test
    void everyPageThatIsDrawnIsAmongThem() throws IOException {
        Set<String> known =
                Places.all(item).stream().map(Places.Place::page).collect(Collectors.toCollection(TreeSet::new));
        known.addAll(Places.SEEN_ELSEWHERE);
        assertThat(known).containsAll(Places.drawn());
    }

    @Test
    void everyScreenIsWithoutBarrierInEveryThemeWideAndNarrowAndEnlarged() {
        assertThat(wrongOnTheWayOf(person -> {
                    List<String> barriers = new ArrayList<>();
                    try (Walker walker = Walker.atADesk()) {
                        walker.goes("/connexion");
                        look(walker, "sign-in", barriers);
                        walker.signsInAs(person);
                        for (Places.Place place : placesOf(person)) {
                            assertThat(walker.goes(place.path()).status())
                                    .as(place.path())
                                    .isEqualTo(200);
                            look(walker, place.name(), barriers);
                        }
                        walker.complainsOfNothing();
                    }
                    return barriers;
                }))
                .isEmpty();
    }

    /** What is wrong with the screens of each person, two persons at a time. */
    private static List<String> wrongOnTheWayOf(Function<String, List<String>> walk) {
        return Places.all(item).stream()
                .map(Places.Place::person)
                .distinct()
                .map(person -> CompletableFuture.supplyAsync(() -> walk.apply(person), BROWSERS))
                .toList()
                .stream()
                .flatMap(walked -> walked.join().stream())
                .toList();
    }

    private static List<Places.Place> placesOf(String person) {
        return Places.all(item).stream()
                .filter(place -> place.person().equals(person))
                .toList();
    }

    /** The page as it is, seen in each theme and at each width; it is loaded once. */
    private static void look(Walker walker, String name, List<String> barriers) {
        Page page = walker.page();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        if (page.locator("[data-tip]").count() > 0) {
            // The hint of the first days is part of the page until it is put away
            walker.barriers().forEach(barrier -> barriers.add(name + " with its hint: " + barrier));
            page.locator("[data-tip] button").click();
        }
        for (int width : new int[] {Walker.WIDE, Walker.NARROW}) {
            // the themes differ by their colours only, which are the same wide and narrow
            for (String theme :
                    width == Walker.WIDE ? List.of("light", "dark", "contrast") : List.of("light", "dark")) {
                walker.sees(theme, width);
                String as = name + " " + theme + " " + width + ": ";
                if (theme.equals("light")) {
                    walker.barriers().forEach(barrier -> barriers.add(as + barrier));
                } else if (width == Walker.WIDE) {
                    walker.paleTexts().forEach(barrier -> barriers.add(as + barrier));
                }
                overhang(walker, as, barriers);
                if (!theme.equals("contrast")) {
                    walker.leavesAPicture(name + "-" + width + (theme.equals("dark") ? "-dark" : ""));
                }
            }
        }
        for (int width : ENLARGED) {
            walker.sees("light", width);
            overhang(walker, name + " " + width + ": ", barriers);
        }
        walker.sees("light", Walker.WIDE);
    }

    private static void overhang(Walker walker, String as, List<String> barriers) {
        int pixels = walker.overhang();
        if (pixels > 0) {
            barriers.add(as + pixels + " pixels hang over the edge");
        }
    }

    @Test
    void theKeyboardGoesThroughEveryScreenAndShowsWhereItIs() {
        assertThat(wrongOnTheWayOf(person -> {
                    List<String> stopped = new ArrayList<>();
                    try (Walker walker =
                            Walker.with(Walker.WIDE, ColorScheme.LIGHT).signsInAs(person)) {
                        for (Places.Place place : placesOf(person)) {
                            walker.goes(place.path());
                            walker.page().waitForLoadState(LoadState.NETWORKIDLE);
                            stopped.addAll(goThrough(walker, place));
                        }
                    }
                    return stopped;
                }))
                .isEmpty();
    }

    /** From the first stop to the end of the page: what is wrong on the way. */
    private static List<String> goThrough(Walker walker, Places.Place place) {
        Page page = walker.page();
        page.evaluate(WATCH_THE_STOPS);
        for (int stops = 0; stops < STOPS_AT_MOST; stops += STOPS_AT_ONCE) {
            for (int i = 0; i < STOPS_AT_ONCE; i++) {
                walker.presses("Tab");
            }
            if ((Boolean) page.evaluate("window.stops.over")) {
                break;
            }
        }
        List<String> wrong = new ArrayList<>();
        ((List<?>) page.evaluate("window.stops.wrong")).forEach(one -> wrong.add(place.path() + " " + one));
        if (!(Boolean) page.evaluate("window.stops.over")) {
            wrong.add(place.path() + " has no end in " + STOPS_AT_MOST + " stops");
        }
        int seen = ((Number) page.evaluate("window.stops.seen.size")).intValue();
        if (seen < 3) {
            wrong.add(place.path() + " only " + seen + " stops");
        }
        return wrong;
    }

    @Test
    void theHelpOfTheKeyboardIsWithoutBarrier() {
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            jeanne.goes("/o/port-lerin/bannettes?basket=tous");
            jeanne.presses("?");
            jeanne.page().locator("dialog[open]").first().waitFor();
            jeanne.meetsNoBarrier();
            jeanne.leavesAPicture("keys-1440");
            jeanne.presses("Escape");
            jeanne.complainsOfNothing();
        }
    }
}
