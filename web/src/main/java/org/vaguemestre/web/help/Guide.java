package org.vaguemestre.web.help;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * The guide: one Markdown file a chapter and language beside this class, {@code fr/bannettes.md}, named as the screen it is about; the lines of
 * {@code chapters.txt} give their order and, after each, the other screens it speaks of. A chapter begins with its title and goes on by sections ({@code ##}), the unit in which the guide is searched.
 */
@ApplicationScoped
public class Guide {
    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer HTML =
            HtmlRenderer.builder().escapeHtml(true).build();
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().build();
    /** A word in a title says more of what a section is about than one in its text. */
    private static final int IN_TITLE = 5;

    private final Map<String, List<Chapter>> languages = new ConcurrentHashMap<>();

    /** A screen's chapter. */
    public record Chapter(
            String slug, Set<String> screens, String title, String introduction, List<Section> sections) {}

    /**
     * A part of a chapter.
     *
     * @param anchor its place in the page
     * @param html its text, from our own files
     * @param words the same without any mark, lower case and without accents
     */
    public record Section(String anchor, String title, String html, String text, String words) {}

    /** A section that answers a question. */
    public record Found(Chapter chapter, Section section, int score) {}

    public List<Chapter> chapters(Locale locale) {
        String language = locale.getLanguage().equals("en") ? "en" : "fr";
        return languages.computeIfAbsent(language, Guide::read);
    }

    /** The chapter that speaks of a screen. */
    public Optional<Chapter> about(String screen, Locale locale) {
        return chapters(locale).stream()
                .filter(chapter -> chapter.screens().contains(screen))
                .findFirst();
    }

    /** The sections in which every word of the question begins a word, the ones that speak most of it first. */
    public List<Found> search(String question, Locale locale) {
        List<String> wanted = Arrays.stream(plain(question).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<Found> found = new ArrayList<>();
        for (Chapter chapter : chapters(locale)) {
            for (Section section : chapter.sections()) {
                int score = score(wanted, plain(chapter.title() + " " + section.title()), section.words());
                if (score > 0) {
                    found.add(new Found(chapter, section, score));
                }
            }
        }
        found.sort(Comparator.comparingInt(Found::score).reversed());
        return found;
    }

    private static int score(List<String> wanted, String title, String words) {
        int score = 0;
        for (String word : wanted) {
            int here = IN_TITLE * beginning(word, title) + beginning(word, words);
            if (here == 0) {
                return 0;
            }
            score += here;
        }
        return score;
    }

    /** How many words of the text begin so. */
    private static int beginning(String word, String text) {
        int count = 0;
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            if (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))) {
                count++;
            }
        }
        return count;
    }

    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.FRENCH);
    }

    private static List<Chapter> read(String language) {
        return resource("chapters.txt")
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> List.of(line.split(" ")))
                .map(screens -> chapter(screens, resource(language + "/" + screens.get(0) + ".md")))
                .toList();
    }

    private static Chapter chapter(List<String> screens, String markdown) {
        Node document = PARSER.parse(markdown);
        String title = "";
        String sectionTitle = null;
        StringBuilder introduction = new StringBuilder();
        StringBuilder html = new StringBuilder();
        StringBuilder text = new StringBuilder();
        List<Section> sections = new ArrayList<>();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading && heading.getLevel() == 1) {
                title = TEXT.render(heading);
            } else if (node instanceof Heading heading && heading.getLevel() == 2) {
                close(sections, sectionTitle, html, text);
                sectionTitle = TEXT.render(heading);
            } else if (sectionTitle == null) {
                introduction.append(HTML.render(node));
            } else {
                html.append(HTML.render(node));
                text.append(TEXT.render(node)).append('\n');
            }
        }
        close(sections, sectionTitle, html, text);
        return new Chapter(screens.get(0), Set.copyOf(screens), title, introduction.toString(), List.copyOf(sections));
    }

    private static void close(List<Section> sections, String title, StringBuilder html, StringBuilder text) {
        if (title != null) {
            sections.add(new Section(
                    "s" + (sections.size() + 1), title, html.toString(), text.toString(), plain(text.toString())));
        }
        html.setLength(0);
        text.setLength(0);
    }

    private static String resource(String name) {
        try (InputStream bytes = Guide.class.getResourceAsStream(name)) {
            if (bytes == null) {
                throw new IllegalStateException("The guide has no " + name);
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
