package org.vaguemestre.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vaguemestre.api.Program;

/** One request, sent again and again at the same moment by someone who got no answer. */
class RetriesIT {
    @RegisterExtension
    static final Proof PROOF = Proof.of("P2", "Retrying never doubles");

    private static final String ITEMS = "/organisations/" + ProvingPortal.COMMUNES.get(2) + "/mail-items";

    @Test
    void aThousandPostsOfOneKeyAreOneItemAndOneAnswer() throws Exception {
        UUID key = UUID.randomUUID();
        String body = "{\"direction\":\"INCOMING\",\"subject\":\"Essai " + key + "\"}";
        Program caller = ProvingPortal.agent().with("Idempotency-Key", key.toString());
        ExecutorService at = Executors.newFixedThreadPool(32);
        try {
            List<Callable<Program.Answer>> posts = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                posts.add(() -> caller.post(ITEMS, body));
            }
            List<String> told = new ArrayList<>();
            for (Future<Program.Answer> post : at.invokeAll(posts)) {
                Program.Answer answer = post.get();
                assertThat(answer.status()).as(answer.text()).isIn(200, 201);
                told.add(answer.id() + " " + answer.json().get("number").asText() + " " + answer.header("Location"));
            }
            assertThat(told).hasSize(1000);
            assertThat(told.stream().distinct()).as("answers").hasSize(1);
            PROOF.tell("posts of one key", told.size());
            PROOF.tell("answers that differ", told.stream().distinct().count() - 1);
        } finally {
            at.shutdown();
        }
        Program.Answer another = caller.post(ITEMS, body.replace("Essai", "Autre"));
        assertThat(another.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }
}
