package org.vaguemestre.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vaguemestre.api.Program;
import org.vaguemestre.whole.TestPortal;

/** How long a registered item takes to be found, on a portal that runs, from the answer to the registration. */
class SearchDelayIT {
    private static final int REGISTRATIONS = 50;

    private final Program jeanne = Program.of("jeanne.morel");

    @Test
    void eachItemIsFoundByAWordOfItsSoonAfterItsRegistration() {
        TestPortal.running();

        long[] millis = new long[REGISTRATIONS];
        for (int i = 0; i < REGISTRATIONS; i++) {
            String word = "delai" + UUID.randomUUID().toString().replaceAll("[^b-f]", "k");
            Program.Answer answer = jeanne.post(
                    Program.PORT_LERIN + "/mail-items",
                    "{\"direction\":\"INCOMING\",\"subject\":\"Délai " + word + "\"}");
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            long registered = System.nanoTime();
            TestPortal.until(word + " is found", Duration.ofSeconds(30), () -> finds(word));
            millis[i] = Duration.ofNanos(System.nanoTime() - registered).toMillis();
        }
        Arrays.sort(millis);
        System.out.printf(
                "search: found after p50 %d ms, p95 %d ms, at most %d ms (%d registrations)%n",
                millis[REGISTRATIONS / 2], millis[REGISTRATIONS * 95 / 100], millis[REGISTRATIONS - 1], REGISTRATIONS);
    }

    private boolean finds(String word) {
        return jeanne.get(Program.PORT_LERIN + "/search?q=" + word)
                        .json()
                        .get("total")
                        .asInt()
                == 1;
    }
}
