package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What the network carries: the first page a browser ever opens here, and the next ones. */
class WeightIT {
    private static final int FIRST_PAGE_LIMIT = 400_000;

    /** Bytes as they cross the network, headers and compression included. */
    private static AtomicLong weigh(Page page) {
        AtomicLong bytes = new AtomicLong();
        page.onRequestFinished(request -> {
            var sizes = request.sizes();
            bytes.addAndGet(sizes.responseBodySize + sizes.responseHeadersSize);
        });
        return bytes;
    }

    @Test
    void theFirstPageIsLightAndTheFollowingOnesLighter() {
        try (Walker camille = Walker.atADesk()) {
            AtomicLong bytes = weigh(camille.page());
            camille.signsInAs("camille.durand");
            camille.page().waitForLoadState(LoadState.NETWORKIDLE);
            long first = bytes.getAndSet(0);
            camille.goes("/o/port-lerin/accueil");
            camille.page().waitForLoadState(LoadState.NETWORKIDLE);
            long again = bytes.getAndSet(0);
            System.out.printf(
                    "Weight: sign-in and home, nothing kept %d kB; home again %d kB%n", first / 1000, again / 1000);
            assertThat(first).isLessThanOrEqualTo(FIRST_PAGE_LIMIT);
            assertThat(again).isLessThan(first);
        }
    }
}
