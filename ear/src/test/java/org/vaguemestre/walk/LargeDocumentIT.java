package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vaguemestre.whole.TestPortal;

/** Nine hundred pages: what is seen is drawn, and nothing more. */
class LargeDocumentIT {
    private static final int PAGES = 900;
    private static final String FIRST = ".leaf[aria-label='Page 1 / 900']";

    private static String item;

    @BeforeAll
    static void aLongLetterArrives() {
        item = Post.letterOfPages("port-lerin", "Dossier de mille feuilles", PAGES);
    }

    @Test
    void nineHundredPagesOpenAtTheFirstGoToAnyAndCostWhatIsSeenOfThem() {
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            Page page = jeanne.page();
            AtomicInteger parts = new AtomicInteger();
            AtomicInteger whole = new AtomicInteger();
            page.onResponse(response -> {
                if (response.url().contains("/document/")) {
                    (response.status() == 206 ? parts : whole).incrementAndGet();
                }
            });
            long opened = System.nanoTime();
            jeanne.goes("/o/port-lerin/courrier?id=" + item + "&q=entretenue");
            page.locator(FIRST + " canvas").first().waitFor();
            long first = (System.nanoTime() - opened) / 1_000_000;
            assertThat(page.locator("[data-page-total]").innerText()).isEqualTo(Integer.toString(PAGES));
            assertThat(parts.get()).as("parts of the file").isPositive();
            page.locator(FIRST + " .box.found").first().waitFor();

            long asked = System.nanoTime();
            page.fill("[data-page-number]", "850");
            page.locator("[data-page-number]").press("Enter");
            String there = ".leaf[aria-label='Page 850 / 900']";
            page.locator(there + " canvas").first().waitFor();
            long jumped = (System.nanoTime() - asked) / 1_000_000;
            page.locator(there + " .box.found").first().waitFor();
            assertThat(page.locator(there + " .text").innerText()).contains("page 850");
            assertThat(page.locator(FIRST + " canvas").count())
                    .as("what is far is let go")
                    .isZero();
            int drawn = page.locator(".leaf canvas").count();
            assertThat(drawn).isLessThanOrEqualTo(12);
            Object heap = page.evaluate("Math.round((performance.memory?.usedJSHeapSize ?? 0) / 1048576)");
            System.out.printf(
                    "900 pages: first page after %d ms, page 850 after %d ms, %d pages drawn, %d parts and %d whole, %s MiB of script%n",
                    first, jumped, drawn, parts.get(), whole.get(), heap);

            // the board of its pages asks for the pictures that are seen; they are there once its text is read
            Set<String> pictures = ConcurrentHashMap.newKeySet();
            page.onRequest(request -> {
                if (request.url().contains("/page-de-pli/")) {
                    pictures.add(request.url().replaceFirst(".*/(\\d+)\\?.*", "$1"));
                }
            });
            jeanne.goes("/o/port-lerin/pages?item=" + item);
            page.waitForCondition(() -> pictures.contains("1"));
            assertThat(page.locator("[data-card]").count()).isEqualTo(PAGES);
            jeanne.presses("End");
            page.waitForCondition(() -> pictures.contains(Integer.toString(PAGES)));
            assertThat(pictures).doesNotContain("450").hasSizeLessThan(160);
            jeanne.complainsOfNothing();
        }
    }

    @Test
    void aLetterThatComesAfterItIsReadBeforeIt() {
        String after = Post.letterOfPages("port-lerin", "Deux feuilles", 2);
        TestPortal.until("the short letter was read", Duration.ofSeconds(90), () -> Post.isRead("port-lerin", after));
        assertThat(Post.isRead("port-lerin", item)).isFalse();
    }
}
