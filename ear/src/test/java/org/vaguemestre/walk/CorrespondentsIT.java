package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Jeanne looks after the correspondents. */
class CorrespondentsIT {
    private static final String LIST = "/o/port-lerin/correspondants";
    private static final String UNDO = "input[value='Annuler la fusion']";

    @Test
    void twoWritingsOfOneSenderAreMergedAndSetApartAgain() {
        String name = "Amicale " + UUID.randomUUID().toString().substring(0, 8);
        Post.paper("port-lerin", "Première lettre", name, "VOIRIE");
        Post.paper("port-lerin", "Seconde lettre", name + " (bureau)", "VOIRIE");
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            Page page = jeanne.page();
            jeanne.goes(LIST + "?q=" + name.replace(" ", "%20").toUpperCase());
            assertThat(page.locator("tbody#lines input[name=id]").count()).isEqualTo(2);
            jeanne.meetsNoBarrier();
            jeanne.leavesAPicture("correspondents-1440");
            page.locator("tbody#lines input[name=id]").first().check();
            page.locator("tbody#lines input[name=id]").last().check();
            page.click("text=Fusionner les correspondants cochés");
            page.waitForURL("**/fusion?**");
            jeanne.meetsNoBarrier();
            jeanne.leavesAPicture("merge-1440");
            Locator longer = page.locator("td:has-text('(bureau)') input[type=radio]");
            longer.check();
            page.click("input[value=Fusionner]");
            page.waitForURL("**/correspondant?id=**");
            assertThat(page.locator("h1").innerText()).contains("(bureau)");
            assertThat(jeanne.reads()).contains("Première lettre").contains("Seconde lettre");
            jeanne.meetsNoBarrier();
            jeanne.leavesAPicture("correspondent-1440");
            jeanne.goes(LIST + "?q=" + name.replace(" ", "%20"));
            assertThat(page.locator("tbody#lines input[name=id]").count()).isEqualTo(1);

            page.click("tbody#lines a");
            page.click(UNDO);
            page.locator(".notice.ok").first().waitFor();
            assertThat(jeanne.reads()).contains("chacun a retrouvé sa fiche et son courrier");
            assertThat(page.locator(UNDO).count()).isZero();
            boolean first = jeanne.reads().contains("Première lettre");
            assertThat(jeanne.reads().contains("Seconde lettre")).isNotEqualTo(first);
            jeanne.goes(LIST + "?q=" + name.replace(" ", "%20"));
            assertThat(page.locator("tbody#lines input[name=id]").count()).isEqualTo(2);
            assertThat(page.locator("tbody#lines").innerText()).contains(name + " (bureau)");
            jeanne.complainsOfNothing();
        }
    }

    @Test
    void aFileWithFaultsIsReadLineByLineAndItsGoodLinesAreTakenOnce() throws IOException {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        String file = "Référence;Nom;Prénom;Ville;Courriel\r\n"
                + "R-" + mark + "-1;Étienne" + mark + ";Zoé;Port-Lérin;zoe@exemple.fr\r\n"
                + "R-" + mark + "-2;;Sans nom;Lérin;\r\n"
                + "R-" + mark + "-3;Bâti" + mark + ";;Sainte-Orme;pas une adresse\r\n"
                + "R-" + mark + "-1;Double" + mark + ";;;\r\n"
                + "R-" + mark + "-4;=HYPERLINK(1)" + mark + ";;;\r\n";
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            Page page = jeanne.page();
            String address = read(jeanne, file, Charset.forName("windows-1252"));
            assertThat(jeanne.reads())
                    .contains("Windows-1252")
                    .contains("Étienne" + mark)
                    .contains("Le champ « nom » est obligatoire")
                    .contains("« pas une adresse » ne convient pas")
                    .contains("est déjà celle d’une ligne plus haut");
            assertThat(page.locator(".ledger").innerText())
                    .contains("2\nà créer")
                    .contains("3\nrefusées");
            jeanne.meetsNoBarrier();
            jeanne.leavesAPicture("import-1440");
            jeanne.goes(LIST + "?q=etienne" + mark);
            assertThat(jeanne.reads()).contains("Aucun correspondant trouvé");

            jeanne.goes(address);
            page.click("text=Importer 2 lignes");
            page.locator("text=Import terminé").first().waitFor();
            jeanne.goes(LIST + "?q=etienne" + mark);
            assertThat(page.locator("tbody#lines tr").count()).isEqualTo(1);

            read(jeanne, file, StandardCharsets.UTF_8);
            assertThat(page.locator(".ledger").innerText())
                    .contains("0\nà créer")
                    .contains("2\ndéjà connus");

            jeanne.goes(LIST);
            Download export = page.waitForDownload(() -> page.click("a[href$='correspondants-csv']"));
            assertThat(Files.readString(export.path()))
                    .startsWith("\uFEFFtype;civilite;prenom;nom")
                    .contains(";\"'=HYPERLINK(1)" + mark)
                    .contains("Zoé;Étienne" + mark);
            jeanne.complainsOfNothing();
        }
    }

    /** One gives the file, another looks at it and starts it: what is created is the act of the one who started it. */
    @Test
    void theJournalTellsWhoGaveAnImportAndWhoStartedIt() {
        String file = "Nom;Prénom\r\nDonné" + UUID.randomUUID().toString().substring(0, 8) + ";Camille\r\n";
        String address;
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            address = read(jeanne, file, StandardCharsets.UTF_8);
        }
        try (Walker paul = Walker.atADesk().signsInAs("paul.legoff")) {
            paul.goes(address);
            paul.page().click("text=Importer 1 ligne");
            paul.page().locator("text=Import terminé").first().waitFor();
            paul.goes("/o/port-lerin/journal");
            List<String> lines = paul.page().locator("tbody#entries tr").allInnerTexts();
            assertThat(lines).anySatisfy(line -> assertThat(line)
                    .contains("Fichier de correspondants donné")
                    .contains("Jeanne Morel"));
            assertThat(lines).anySatisfy(line -> assertThat(line)
                    .contains("Import de correspondants lancé")
                    .contains("Paul"));
            assertThat(lines.stream()
                            .filter(line -> line.contains("Correspondants importés"))
                            .findFirst())
                    .hasValueSatisfying(line -> assertThat(line).contains("Paul"));
        }
    }

    private static String read(Walker jeanne, String file, Charset charset) {
        jeanne.goes("/o/port-lerin/import-correspondants");
        jeanne.meetsNoBarrier();
        jeanne.page().setInputFiles("#fichier", new FilePayload("tiers.csv", "text/csv", file.getBytes(charset)));
        jeanne.page().click("text=Lire le fichier");
        jeanne.page().waitForURL(Pattern.compile(".*import-correspondants\\?id=.*"));
        return jeanne.path() + "?" + java.net.URI.create(jeanne.page().url()).getQuery();
    }

    @Test
    void aNameOfTwoHundredSignsInAnyScriptIsKeptAsItIs() {
        String name = "🌊".repeat(15) + "مكتب البلدية ".repeat(10) + UUID.randomUUID();
        try (Walker jeanne = Walker.with(Walker.NARROW, com.microsoft.playwright.options.ColorScheme.DARK)
                .signsInAs("jeanne.morel")) {
            Page page = jeanne.page();
            jeanne.goes("/o/port-lerin/correspondant");
            page.fill("[id='c:name']", name);
            page.fill("[id='c:email']", "x".repeat(10));
            page.click("[id='c:save']");
            page.locator(".notice.bad").first().waitFor();
            assertThat(page.inputValue("[id='c:name']")).isEqualTo(name);
            page.fill("[id='c:email']", "");
            page.click("[id='c:save']");
            page.waitForURL("**/correspondant?id=**");
            assertThat(page.locator("h1").innerText()).isEqualTo(name);
            jeanne.scrollsOnlyDownwards();
            jeanne.meetsNoBarrier();
        }
    }

    @Test
    void correspondentsAreForThoseWhoLookAfterThem() {
        try (Walker ines = Walker.atADesk().signsInAs("ines.garnier")) {
            for (String screen : new String[] {
                "correspondants", "correspondant", "fusion", "import-correspondants", "correspondants-csv"
            }) {
                assertThat(ines.goes("/o/port-lerin/" + screen).status())
                        .as(screen)
                        .isEqualTo(403);
            }
        }
    }
}
