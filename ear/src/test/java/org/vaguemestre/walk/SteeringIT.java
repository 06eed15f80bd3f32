package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vaguemestre.api.Program;

/** Who steers reads a figure, and finds behind it as many letters as it says. */
class SteeringIT {
    private static final String ITEMS = Program.PORT_LERIN + "/mail-items";
    private static final Pattern TOTAL = Pattern.compile("id=\"counted-total\">\\s*(\\d[\\d\\s\u00a0\u202f]*)?");
    private static final String SIGNALEMENT = "Trottoir affaissé, impasse des Figures";

    private static Program jeanne;
    private static Program camille;
    private static Program paul;

    @BeforeAll
    static void aLetterThatIsLateOneThatTurnedBackOneThatCameTwiceAndOneThatEnded() {
        jeanne = Program.of("jeanne.morel");
        camille = Program.of("camille.durand");
        paul = Program.of("paul.legoff");
        letter(SIGNALEMENT, 25);
        letter("Relance : " + SIGNALEMENT, 8);
        String turning = letter("Arbre penché, place des Figures", 5);
        act(paul, turning, "route", "{\"department\":\"URBA\"}");
        act(paul, turning, "route", "{\"department\":\"VOIRIE\"}");
        act(paul, letter("Caniveau bouché, quai des Figures", 4), "return", null);
        String ended = letter("=1+1 banc cassé, quai des Figures", 6);
        act(camille, ended, "take", null);
        act(camille, ended, "close", "{\"reason\":\"Réparé\"}");
        letter("Courrier réservé des Figures", 1, "CONFIDENTIAL");
    }

    private static String letter(String subject, int daysAgo) {
        return letter(subject, daysAgo, "NORMAL");
    }

    private static String letter(String subject, int daysAgo, String confidentiality) {
        Program.Answer made = paul.post(
                ITEMS,
                "{\"direction\":\"INCOMING\",\"subject\":\"" + subject
                        + "\",\"department\":\"VOIRIE\",\"mailType\":\"SIGNALEMENT\""
                        + ",\"confidentiality\":\"" + confidentiality + "\",\"arrivedOn\":\""
                        + LocalDate.now().minusDays(daysAgo)
                        + "\",\"sender\":{\"kind\":\"PERSON\",\"firstName\":\"Lise\",\"name\":\"Figuier\"}}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.id();
    }

    private static void act(Program who, String item, String act, String body) {
        String version = who.get(ITEMS + "/" + item).header("ETag");
        Program.Answer done =
                who.with("If-Match", version).post(ITEMS + "/" + item + "/" + act, body == null ? "{}" : body);
        assertThat(done.status()).as(act + " " + done.text()).isIn(200, 204);
    }

    /** The followers of the journal come after the act. */
    private static void waitsFor(Walker walker, String path, String words) {
        walker.page().waitForCondition(() -> {
            walker.goes(path);
            return walker.reads().contains(words);
        });
    }

    private static long number(String words) {
        Matcher digits = Pattern.compile("\\d+").matcher(words.replaceAll("[\\s\u00a0\u202f]", ""));
        return digits.find() ? Long.parseLong(digits.group()) : 0;
    }

    /** Every figure of the page that leads to a list says as many as are in it. */
    private static void everyFigureIsItsList(Walker walker) {
        List<?> figures = (List<?>) walker.page()
                .locator("main td.num a[href*='courriers?']")
                .evaluateAll("all => all.map(a => [a.textContent, a.href])");
        assertThat(figures).as(walker.page().url()).isNotEmpty();
        for (Object one : figures) {
            String figure = (String) ((List<?>) one).get(0);
            String address = (String) ((List<?>) one).get(1);
            Matcher total = TOTAL.matcher(walker.page().request().get(address).text());
            assertThat(total.find()).as(address).isTrue();
            assertThat(number(String.valueOf(total.group(1)))).as(address).isEqualTo(number(figure));
        }
    }

    @Test
    void theDirectorGoesFromAColumnToTheLettersItCounts() {
        try (Walker director = Walker.atADesk().signsInAs("paul.legoff")) {
            waitsFor(director, "/o/port-lerin/points-de-friction", "Urbanisme → Voirie");
            assertThat(director.reads()).contains("→ Bureau du courrier");
            director.meetsNoBarrier();
            everyFigureIsItsList(director);

            director.goes("/o/port-lerin/statistiques");
            director.meetsNoBarrier();
            everyFigureIsItsList(director);

            director.goes("/o/port-lerin/tableau-de-bord");
            director.meetsNoBarrier();
            everyFigureIsItsList(director);
            Page page = director.page();
            String column = page.locator(".columns .plot a title").last().textContent();
            page.locator(".columns .plot a .col").last().click();
            page.waitForURL("**/courriers?**");
            long total = number(page.locator("#counted-total").innerText());
            assertThat(number(column.substring(column.lastIndexOf(':')))).isEqualTo(total);
            assertThat(page.locator("#counted .row").count()).isEqualTo((int) Math.min(total, 50));
            director.meetsNoBarrier();
            director.complainsOfNothing();
        }
    }

    @Test
    void anAgentSeesTheFiguresOfTheirOwnDepartmentOnlyAndIsNotComparedWithOthers() {
        try (Walker agent = Walker.atADesk().signsInAs("camille.durand")) {
            waitsFor(agent, "/o/port-lerin/tableau-de-bord", "Voirie");
            assertThat(agent.reads())
                    .contains("Le courrier de vos services")
                    .doesNotContain("Finances")
                    .doesNotContain("Par agent");
            everyFigureIsItsList(agent);
            agent.goes("/o/port-lerin/courriers?ouvert=1");
            assertThat(agent.reads()).contains(SIGNALEMENT).doesNotContain("Courrier réservé des Figures");
            assertThat(agent.page()
                            .request()
                            .get(Walker.portal()
                                    .resolve("/o/port-lerin/tableau-csv?table=agents")
                                    .toString())
                            .status())
                    .isEqualTo(404);
            agent.complainsOfNothing();
        }
    }

    @Test
    void whatIsConfidentialIsCountedAndItsContentNowhere() {
        try (Walker mailRoom = Walker.atADesk().signsInAs("jeanne.morel")) {
            mailRoom.goes("/o/port-lerin/courriers?ouvert=1&arrive-du="
                    + LocalDate.now().minusDays(1));
            assertThat(mailRoom.reads())
                    .contains("confidentiel")
                    .contains("votre habilitation")
                    .doesNotContain("Courrier réservé des Figures");
            String csv = mailRoom.page()
                    .request()
                    .get(Walker.portal()
                            .resolve("/o/port-lerin/courriers-csv?arrive-du="
                                    + LocalDate.now().minusDays(30))
                            .toString())
                    .text();
            assertThat(csv).contains("'=1+1 banc cassé").doesNotContain("Courrier réservé des Figures");
            mailRoom.complainsOfNothing();
        }
    }

    @Test
    void theAgendaLeadsFromADayToWhatIsDueAndTheHomePageToWhatPressesMost() {
        try (Walker agent = Walker.atADesk().signsInAs("camille.durand")) {
            agent.goes("/o/port-lerin/echeances");
            agent.meetsNoBarrier();
            Page page = agent.page();
            page.locator(".agenda .chip.late").first().click();
            page.waitForURL("**retard=1**");
            assertThat(page.locator("#due").innerText()).contains(SIGNALEMENT);
            long late = number(page.locator("#due-total").innerText());
            assertThat(page.locator("[data-go=d] .count").innerText())
                    .satisfies(count -> assertThat(number(count)).isGreaterThanOrEqualTo(late));

            agent.goes("/o/port-lerin/accueil");
            agent.meetsNoBarrier();
            assertThat(agent.reads()).contains("Ce courrier est en retard").contains("En retard");
            page.locator(".now .btn.primary").click();
            page.waitForURL("**/bannettes?**");
            assertThat(page.locator("#triage-sheet").innerText()).contains("En retard");
            agent.complainsOfNothing();
        }
    }
}
