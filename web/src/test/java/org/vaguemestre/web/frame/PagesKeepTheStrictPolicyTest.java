package org.vaguemestre.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the content security policy would refuse in the browser is refused here first. */
class PagesKeepTheStrictPolicyTest {
    @Test
    void noPageHasInlineStyleOrHandler() throws IOException {
        for (Path page : pages()) {
            assertThat(Files.readString(page))
                    .as(page.toString())
                    .doesNotContainPattern("\\sstyle=\"")
                    .doesNotContainPattern("\\son[a-z]+=\"")
                    .doesNotContain("javascript:")
                    .doesNotContainPattern("<style");
        }
    }

    @Test
    void everyPageStandsInATemplateWhoseViewKeepsNoState() throws IOException {
        for (String template : List.of("template.xhtml", "door.xhtml")) {
            assertThat(Files.readString(Path.of("src/main/webapp/WEB-INF", template)))
                    .contains("<f:view transient=\"true\">");
        }
        for (Path page : pages()) {
            if (page.getParent().endsWith("screens")) {
                assertThat(Files.readString(page)).as(page.toString()).contains("template=\"/WEB-INF/");
            }
        }
    }

    @Test
    void everyScreenHasItsPage() {
        for (Screen screen : Screen.values()) {
            assertThat(Path.of("src/main/webapp" + screen.view())).exists();
        }
    }

    @Test
    void everyIconInUseIsInTheSprite() throws IOException {
        String sprite = Files.readString(Path.of("src/main/webapp/assets/icons.svg"));
        for (Path page : pages()) {
            var uses = java.util.regex.Pattern.compile("<v:icon name=\"([a-z0-9-]+)\"")
                    .matcher(Files.readString(page));
            while (uses.find()) {
                assertThat(sprite).as(page + " " + uses.group(1)).contains("id=\"" + uses.group(1) + "\"");
            }
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/webapp"))) {
            return files.filter(path -> path.toString().endsWith(".xhtml")).toList();
        }
    }
}
