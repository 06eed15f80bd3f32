package org.vaguemestre.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.capture.BatchState;
import org.vaguemestre.capture.Junction;
import org.vaguemestre.capture.PageOutcome;
import org.vaguemestre.capture.Source;
import org.vaguemestre.mail.Basket;
import org.vaguemestre.mail.Channel;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.LinkKind;
import org.vaguemestre.mail.NoteVisibility;
import org.vaguemestre.mail.Priority;
import org.vaguemestre.mail.State;
import org.vaguemestre.organisation.OrganisationView;

/** A page never shows a key instead of a word, in either language. */
class WordsOfThePagesTest {
    private static final Path SOURCES = Path.of("src/main");
    private static final Pattern IN_A_PAGE = Pattern.compile("m\\['([^']+)'\\]|say\\.(?:of|with)\\('([^']+)'");
    private static final Pattern IN_A_BEAN =
            Pattern.compile("say\\.(?:of|with)\\(\\s*\"([^\"]+)\"|(?:done|act)\\(\\s*\"(done[^\"]+)\"");

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        assertThat(words("en").stringPropertyNames()).isEqualTo(words("fr").stringPropertyNames());
    }

    @Test
    void everyWordThatAPageAsksForExists() throws IOException {
        Set<String> asked = new TreeSet<>();
        collect(".xhtml", IN_A_PAGE, asked);
        collect(".java", IN_A_BEAN, asked);
        assertThat(asked).hasSizeGreaterThan(100);
        assertThat(words("fr").stringPropertyNames()).containsAll(asked);
    }

    @Test
    void everyConstantThatAPageShowsHasItsWord() throws IOException {
        Set<String> names = words("fr").stringPropertyNames();
        Stream.<Enum<?>[]>of(
                        State.values(),
                        Priority.values(),
                        Confidentiality.values(),
                        Channel.values(),
                        Direction.values(),
                        NoteVisibility.values(),
                        LinkKind.values(),
                        Basket.values(),
                        BatchState.values(),
                        Source.values(),
                        PageOutcome.values(),
                        Junction.values(),
                        OrganisationView.Kind.values())
                .flatMap(Stream::of)
                .forEach(constant -> assertThat(names)
                        .contains(constant.getDeclaringClass().getSimpleName() + "." + constant.name()));
    }

    @Test
    void everyActOfTheJournalHasItsWords() throws IOException {
        Set<String> names = words("fr").stringPropertyNames();
        Set<String> acts = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("../ejb/src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                if (source.contains("implements Act ") || source.contains("Act ADDED")) {
                    Matcher codes = Pattern.compile("\"([a-z-]+\\.[a-z-]+)\"").matcher(source);
                    while (codes.find()) {
                        acts.add("Act." + codes.group(1));
                    }
                }
            }
        }
        assertThat(acts).hasSizeGreaterThan(35);
        assertThat(names).containsAll(acts);
    }

    @Test
    void noWordHasAnApostropheThatMessageFormatWouldEat() throws IOException {
        for (String language : new String[] {"fr", "en"}) {
            words(language)
                    .forEach((key, word) ->
                            assertThat((String) word).as(key.toString()).doesNotContain("'"));
        }
    }

    private static void collect(String suffix, Pattern pattern, Set<String> found) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(suffix)).toList()) {
                Matcher uses = pattern.matcher(Files.readString(file));
                while (uses.find()) {
                    String key = uses.group(1) == null ? uses.group(2) : uses.group(1);
                    /* A key made of parts ends with a dot; its parts are constants, tested by themselves. */
                    if (!key.endsWith(".")) {
                        found.add(key);
                    }
                }
            }
        }
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        try (Reader reader = new InputStreamReader(
                WordsOfThePagesTest.class.getResourceAsStream(
                        "/org/vaguemestre/web/messages_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return words;
    }
}
