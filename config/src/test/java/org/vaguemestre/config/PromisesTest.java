package org.vaguemestre.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of {@code docs/promises.md} and the tests, against each other. */
class PromisesTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final String SOURCES = "src/test/java";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| \\*\\*(P\\d+)\\*\\* .*$");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:IT|Test))`");
    private static final Pattern JOINED =
            Pattern.compile("static final Proof \\w+\\s*=\\s*Proof\\.of\\(\\s*\"(P\\d+)\"");

    @Test
    void everyTestOfThePromisesIsInTheirTableAtItsPromise() throws IOException {
        Map<String, String> rows = rows();
        Map<String, String> missing = new TreeMap<>();
        int joined = 0;
        for (Path source : tests()) {
            for (MatchResult of : all(JOINED, Files.readString(source))) {
                joined++;
                if (!rows.getOrDefault(of.group(1), "").contains("`" + name(source) + "`")) {
                    missing.put(name(source), of.group(1));
                }
            }
        }
        assertThat(joined).isGreaterThan(5);
        assertThat(missing).as("tests that docs/promises.md does not name").isEmpty();
    }

    @Test
    void everyTestThatTheTableNamesExists() throws IOException {
        Set<String> named = new TreeSet<>();
        all(TEST, Files.readString(HOME.resolve("docs/promises.md"))).forEach(test -> named.add(test.group(1)));
        assertThat(named).hasSizeGreaterThan(5);
        tests().forEach(test -> named.remove(name(test)));
        assertThat(named).as("named by docs/promises.md, and no test").isEmpty();
    }

    private static Map<String, String> rows() throws IOException {
        return all(ROW, Files.readString(HOME.resolve("docs/promises.md"))).stream()
                .collect(Collectors.toMap(row -> row.group(1), MatchResult::group));
    }

    private static List<MatchResult> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }

    private static String name(Path source) {
        return source.getFileName().toString().replaceFirst("\\.java$", "");
    }

    private static List<Path> tests() throws IOException {
        List<Path> tests = new ArrayList<>();
        try (DirectoryStream<Path> modules =
                Files.newDirectoryStream(HOME, module -> Files.isDirectory(module.resolve(SOURCES)))) {
            for (Path module : modules) {
                try (Stream<Path> files = Files.walk(module.resolve(SOURCES))) {
                    files.filter(file -> file.toString().matches(".*(IT|Test)\\.java"))
                            .forEach(tests::add);
                }
            }
        }
        return tests;
    }
}
