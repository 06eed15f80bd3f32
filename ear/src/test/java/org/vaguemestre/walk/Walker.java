package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.vaguemestre.whole.TestPortal;

/**
 * A person at a browser. Everything the page complains of on the way is kept, and {@link #complainsOfNothing} fails on any of it: errors in
 * the console, violations of the content security policy, answers that are not what a person should meet.
 */
public final class Walker implements AutoCloseable {
    static final int WIDE = 1440;
    static final int NARROW = 390;
    private static final int HEIGHT = 900;
    /** A password is costly to verify, and the machine may be busy with what the test before left to be read; milliseconds. */
    private static final double PATIENCE = 30_000;

    /** One for all walks of a thread, which follow each other: to start one takes longer than most of what is done with it. */
    private static final ThreadLocal<Browser> STARTED = new ThreadLocal<>();

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    /** A desk of French public service: wide screen, light theme, French browser. */
    public static Walker atADesk() {
        return new Walker(WIDE, ColorScheme.LIGHT, true);
    }

    static Walker with(int width, ColorScheme scheme) {
        return new Walker(width, scheme, true);
    }

    static Walker withoutJavaScript() {
        return new Walker(WIDE, ColorScheme.LIGHT, false);
    }

    private Walker(int width, ColorScheme scheme, boolean javaScript) {
        context = browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, HEIGHT)
                        .setColorScheme(scheme)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setLocale("fr-FR")
                        .setTimezoneId("Europe/Paris")
                        .setJavaScriptEnabled(javaScript));
        context.setDefaultTimeout(PATIENCE);
        page = context.newPage();
        if (javaScript) {
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add("console: " + message.text() + " at " + message.location());
                }
            });
            page.onPageError(error -> complaints.add("script: " + error));
            context.addInitScript("document.addEventListener('securitypolicyviolation', e => console.error('CSP: ' +"
                    + " e.violatedDirective + ' ' + e.blockedURI));");
        }
    }

    /** The browser of the thread's walks; another one where it has died. It ends with the tests. */
    private static Browser browser() {
        if (STARTED.get() == null || !STARTED.get().isConnected()) {
            STARTED.set(Playwright.create(
                            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(Path.of(System.getProperty("vaguemestre.chromium", "/usr/bin/chromium")))
                            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--lang=fr"))));
        }
        return STARTED.get();
    }

    /** The portal under test; {@code -Dvaguemestre.portal=…} names one that already runs, while one works on a page. */
    static URI portal() {
        String running = System.getProperty("vaguemestre.portal");
        return running == null ? TestPortal.running().address() : URI.create(running);
    }

    public Page page() {
        return page;
    }

    public Walker signsInAs(String login) {
        goes("/connexion");
        page.fill("#identifiant", login);
        page.fill("#mot-de-passe", TestPortal.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*(/accueil|/exploitation|/administration-portail|/compte|/)$"));
        return this;
    }

    /** Opens a path of the portal. */
    public Response goes(String path) {
        return page.navigate(portal().resolve(path).toString());
    }

    /** The text a person sees in the middle of the page. */
    String reads() {
        return page.locator("main").innerText();
    }

    String path() {
        return URI.create(page.url()).getPath();
    }

    /** The value of the session's cookie; null without one. */
    String session() {
        return context.cookies().stream()
                .filter(cookie -> cookie.name.equals("vaguemestre"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElse(null);
    }

    /** Spares data: nothing is fetched ahead of what is asked for. */
    Walker sparingData() {
        context.addInitScript(
                "Object.defineProperty(Navigator.prototype, 'connection', { value: { saveData: true } });");
        return this;
    }

    /** A second tab of the same person. */
    Page anotherTab() {
        return context.newPage();
    }

    void presses(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    void types(String text) {
        page.keyboard().type(text);
    }

    /** Leaves a picture under {@code docs/screens/}, where pictures are wanted ({@code -Dvaguemestre.pictures=true}). */
    void leavesAPicture(String name) {
        if (!Boolean.getBoolean("vaguemestre.pictures")) {
            return;
        }
        page.evaluate("document.fonts.ready");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(TestPortal.home().resolve("docs/screens").resolve(name + ".png")));
    }

    /** Looks at the page as it is in another theme ({@code light}, {@code dark}, {@code contrast}) and at another width. */
    void sees(String theme, int width) {
        page.evaluate("theme => document.documentElement.dataset.theme = theme", theme);
        page.setViewportSize(width, HEIGHT);
        page.evaluate(
                """
                async () => {
                  const drawn = () => new Promise(requestAnimationFrame);
                  await drawn();
                  await drawn();
                  const ending = document.getAnimations().filter(one => one.effect.getComputedTiming().iterations !== Infinity);
                  // One that is held (under a pointer, in a hidden part) never ends: nothing is waited for beyond a second
                  await Promise.race([Promise.allSettled(ending.map(one => one.finished)), new Promise(over => setTimeout(over, 1000))]);
                }""");
    }

    /** No rule of accessibility that a program can check is broken on the page as it is now. */
    void meetsNoBarrier() {
        assertThat(barriers()).isEmpty();
    }

    /** The rules of accessibility that are broken on the page as it is now, each with where. */
    List<String> barriers() {
        return told(new AxeBuilder(page));
    }

    /** The texts of the page as it is now that are too pale to be read. */
    List<String> paleTexts() {
        return told(new AxeBuilder(page).withRules(List.of("color-contrast")));
    }

    private List<String> told(AxeBuilder axe) {
        // the portal has no frames: the other mode opens a page of its own for each look, to join what their frames
        // told
        return axe.setLegacyMode(true).analyze().getViolations().stream()
                .map(rule -> page.url() + " " + told(rule))
                .toList();
    }

    private static String told(Rule rule) {
        return rule.getId() + " "
                + rule.getNodes().stream()
                        .map(node -> String.valueOf(node.getTarget()))
                        .toList();
    }

    /** Nothing hangs over the edge of a narrow screen. */
    void scrollsOnlyDownwards() {
        assertThat(overhang()).as(page.url()).isLessThanOrEqualTo(0);
    }

    /** Pixels of the page that hang over the edge of the screen. */
    int overhang() {
        return ((Number) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }

    public void complainsOfNothing() {
        assertThat(complaints).isEmpty();
    }

    /** What was complained of was meant: a page that must not exist was asked for. */
    void forgetsComplaints() {
        complaints.clear();
    }

    @Override
    public void close() {
        context.close();
    }
}
