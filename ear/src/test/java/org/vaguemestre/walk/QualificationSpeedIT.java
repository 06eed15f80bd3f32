package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many keys and how long a letter of a known sender takes, measured and printed. */
class QualificationSpeedIT {
    private static final int LETTERS = 6;
    private static final int KEYS = 15;

    private int keys;

    @Test
    void aKnownSendersLetterTakesFifteenKeysAtMostAndTheNextOneComesByItself() {
        Post.letter("port-lerin", "jeanne.morel", "Pour mémoire", "Scierie Kermarrec", "VOIRIE", "sciure");
        List<Post.Made> letters = new ArrayList<>();
        for (int i = 1; i <= LETTERS; i++) {
            letters.add(Post.oldLetterFromNobody("port-lerin", "Coupe de bois n° " + i, "2018-03-0" + i));
        }
        List<Long> next = new ArrayList<>();
        List<Long> whole = new ArrayList<>();
        List<Integer> pressed = new ArrayList<>();
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            Page page = jeanne.page();
            jeanne.goes("/o/port-lerin/qualification");
            ready(page, letters.get(0));
            for (int i = 0; i < LETTERS; i++) {
                long begun = System.nanoTime();
                keys = 0;
                assertThat(page.evaluate("document.activeElement.id"))
                        .as("the next decision is who wrote")
                        .isEqualTo("f:senderName");
                types(jeanne, "scie");
                page.locator("combo-box [role=option]:has-text('Scierie Kermarrec')")
                        .first()
                        .waitFor();
                presses(jeanne, "ArrowDown", "Enter");
                assertThat(page.evaluate("document.activeElement.id"))
                        .as("then who handles it")
                        .isEqualTo("f:department-text");
                types(jeanne, "voi");
                long saved = System.nanoTime();
                presses(jeanne, "Control+Enter");
                if (i + 1 < LETTERS) {
                    ready(page, letters.get(i + 1));
                    next.add((System.nanoTime() - saved) / 1_000_000);
                    whole.add((System.nanoTime() - begun) / 1_000_000);
                } else {
                    page.locator("text=" + letters.get(i).number() + " est qualifié et orienté")
                            .first()
                            .waitFor();
                }
                pressed.add(keys);
            }
            // a look back at the one just saved, whether another waits or it was the last
            page.waitForLoadState();
            jeanne.presses("Escape", "b");
            page.waitForURL("**suite=1**");
            assertThat(page.locator("main header .num").innerText())
                    .contains(letters.get(LETTERS - 1).number());
            jeanne.goes("/o/port-lerin/courrier?id=" + letters.get(0).id());
            assertThat(jeanne.reads()).contains("Scierie Kermarrec").contains("Voirie");
            jeanne.complainsOfNothing();
        }
        System.out.printf(
                "qualification: keys a letter %s; from Ctrl+Enter to the next form, ms: median %d, max %d; whole letter, ms: median"
                        + " %d, max %d%n",
                pressed, median(next), Collections.max(next), median(whole), Collections.max(whole));
        assertThat(pressed).allMatch(count -> count <= KEYS);
    }

    private static void ready(Page page, Post.Made letter) {
        page.waitForFunction(
                "n => document.querySelector('main header .num')?.textContent.includes(n) &&"
                        + " document.activeElement?.matches('[data-start]')",
                letter.number());
    }

    private void types(Walker walker, String text) {
        keys += text.length();
        walker.types(text);
    }

    /** A chord counts each of its keys. */
    private void presses(Walker walker, String... pressed) {
        for (String one : pressed) {
            keys += one.split("\\+").length;
        }
        walker.presses(pressed);
    }

    private static long median(List<Long> all) {
        List<Long> sorted = all.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    @Test
    void aLongNameAndAnEmojiInEveryFieldAreKeptAsTyped() {
        // a name nobody bears yet, nor one like it: who is likely the same would be asked about first
        String word = "É" + Long.toString(System.nanoTime(), Character.MAX_RADIX) + "-du-Nord ";
        String name = "Société 🌊 " + word.repeat(13).strip();
        String long200 = name.substring(0, Math.min(200, name.length()));
        String item = Post.letterOfPages("port-lerin", "Emoji", 1);
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            Page page = jeanne.page();
            jeanne.goes("/o/port-lerin/qualification?item=" + item);
            page.fill("[id='f:subject']", "🎉 Fête de la mer 🐟");
            page.fill("[id='f:senderName']", long200);
            page.fill("[id='f:department-text']", "🚧");
            jeanne.presses("Tab");
            assertThat(page.inputValue("[id='f:department-text']"))
                    .as("what is no line of the list is given up")
                    .isEmpty();
            page.fill("[id='f:department-text']", "voirie");
            jeanne.presses("Tab");
            page.evaluate("document.querySelectorAll('#f details').forEach(more => more.open = true)");
            page.fill("[id='f:reference']", "réf 👍 12");
            jeanne.presses("Control+Enter");
            page.locator("text=est qualifié et orienté").first().waitFor();
            jeanne.goes("/o/port-lerin/courrier?id=" + item);
            assertThat(jeanne.reads()).contains("🎉 Fête de la mer 🐟").contains(long200.substring(0, 60));
            jeanne.scrollsOnlyDownwards();
            jeanne.complainsOfNothing();
        }
    }

    @Test
    void whatWasTypedSurvivesTheEndOfTheSessionAndIsSavedOnce() {
        String item = Post.letterOfPages("port-lerin", "Session", 1);
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            Page page = jeanne.page();
            jeanne.goes("/o/port-lerin/qualification?item=" + item);
            page.fill("[id='f:subject']", "Tapé avant la fin de la session");
            page.locator("[id='f:department-text']").focus();
            jeanne.types("fin");
            jeanne.presses("Enter");
            page.context().clearCookies();
            jeanne.presses("Control+Enter");
            page.waitForURL("**/connexion?expiree=1**");
            page.fill("#identifiant", "jeanne.morel");
            page.fill("#mot-de-passe", "vaguemestre");
            jeanne.presses("Enter");
            page.waitForURL("**/qualification?item=" + item);
            page.locator("[data-draft-restored]:visible").first().waitFor();
            assertThat(page.inputValue("[id='f:subject']")).isEqualTo("Tapé avant la fin de la session");
            assertThat(page.inputValue("[id='f:department-text']")).isEqualTo("Finances");
            jeanne.presses("Control+Enter");
            page.locator("text=est qualifié et orienté").first().waitFor();
            jeanne.goes("/o/port-lerin/courrier?id=" + item);
            assertThat(jeanne.reads()).contains("Tapé avant la fin de la session");
            assertThat(page.locator(".track b:has-text('Qualifié et confié')").count())
                    .isEqualTo(1);
        }
    }
}
