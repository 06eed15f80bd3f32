package org.vaguemestre.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * A promise that a test class tries to break, and what it found: one line in the class joins the proving ground.
 *
 * <pre>{@code @RegisterExtension static final Proof PROOF = Proof.of("P2", "Retrying never doubles");}</pre>
 *
 * At the end of the class its figures are printed and written to {@code ear/target/proofs/}; {@code ./verify long} makes {@code docs/proofs.md}
 * of them. A run is repeated with {@code -Dvaguemestre.proof.seed=}, and is as long as is promised with {@code -Dvaguemestre.proof=long}.
 */
public final class Proof implements BeforeAllCallback, TestWatcher, AfterAllCallback {
    private static final boolean LONG = "long".equals(System.getProperty("vaguemestre.proof"));

    private final String promise;
    private final String sentence;
    private final long seed = Long.getLong("vaguemestre.proof.seed", new SecureRandom().nextInt(1 << 30));
    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final List<String> broken = new ArrayList<>();
    private int kept;
    private long began;

    private Proof(String promise, String sentence) {
        this.promise = promise;
        this.sentence = sentence;
    }

    /**
     * @param promise its number in {@code docs/promises.md}, "P1"
     * @param sentence what is promised
     */
    public static Proof of(String promise, String sentence) {
        return new Proof(promise, sentence);
    }

    /** What is drawn by lot is drawn from this, so that a run can be repeated. */
    public RandomGenerator lot() {
        return new java.util.Random(seed);
    }

    /** How much is tried: a little with every verification, all that is promised in the long run. */
    public int extent(int brief, int whole) {
        return LONG ? whole : brief;
    }

    /** A figure of the report: {@code tell("kills tried", 12)}; a second one of the same name replaces the first. */
    public synchronized void tell(String figure, Object value) {
        figures.put(figure, value);
    }

    /** Adds to a figure, from any thread. */
    public synchronized void count(String figure, long more) {
        figures.merge(figure, more, (before, added) -> (Long) before + (Long) added);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        began = System.nanoTime();
    }

    @Override
    public synchronized void testSuccessful(ExtensionContext context) {
        kept++;
    }

    @Override
    public synchronized void testFailed(ExtensionContext context, Throwable cause) {
        broken.add(context.getDisplayName() + ": " + brief(cause));
    }

    private static String brief(Throwable cause) {
        return String.valueOf(cause.getMessage())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(3)
                .collect(Collectors.joining(" "));
    }

    @Override
    public synchronized void afterAll(ExtensionContext context) throws IOException {
        context.getExecutionException().ifPresent(e -> broken.add(brief(e)));
        if (kept == 0 && broken.isEmpty()) {
            broken.add("nothing was tried");
        }
        String test = context.getRequiredTestClass().getSimpleName();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        String told = figures.entrySet().stream()
                .map(figure -> figure.getKey() + " " + figure.getValue())
                .collect(Collectors.joining(" · "));
        String verdict = broken.isEmpty() ? "held" : "**broken**";
        System.out.printf(
                "[proof] %s %s: %s (seed %d, %d s) · %s%n", promise, test, verdict, seed, took.toSeconds(), told);
        StringBuilder report = new StringBuilder("## %s · %s%n%n%s: `%s`, seed %d, %d s.%n"
                .formatted(promise, sentence, verdict, test, seed, took.toSeconds()));
        if (!figures.isEmpty()) {
            report.append("\n| what | figure |\n|---|---|\n");
            figures.forEach((figure, value) -> report.append("| %s | %s |%n".formatted(figure, value)));
        }
        broken.forEach(what ->
                report.append("\n- broken: ").append(what.replace('\n', ' ')).append('\n'));
        Path reports = Files.createDirectories(Path.of(System.getProperty("vaguemestre.home"), "ear/target/proofs"));
        Files.writeString(reports.resolve("%03d-%s.md".formatted(number(), test)), report + "\n");
    }

    private int number() {
        return Integer.parseInt(promise.replaceFirst("^P(\\d+).*", "$1"));
    }
}
