package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vaguemestre.verifier.PublicKeys;
import org.vaguemestre.verifier.Verdict;
import org.vaguemestre.verifier.Verifier;

/** Who answers for personal data reads what was done, takes it away with its proof, and is seen reading. */
class JournalIT {
    @TempDir
    private Path folder;

    @Test
    void inesReadsWhoDidWhatAndTakesTheChainAwayWithItsProof() throws IOException {
        String number = numberOf(Post.letter(
                "port-lerin", "jeanne.morel", "Ce dont le journal ne dit rien", "Riverains", "VOIRIE", "objet"));
        try (Walker ines = Walker.atADesk().signsInAs("ines.garnier")) {
            ines.goes("/o/port-lerin/accueil");
            assertThat(ines.reads()).contains("Ce que vous pouvez faire ici").contains("Votre rôle n’ouvre pas");
            ines.meetsNoBarrier();
            ines.presses("g", "j");
            ines.page().waitForURL("**/o/port-lerin/journal");
            assertThat(ines.reads())
                    .contains("Courrier enregistré")
                    .contains(number)
                    .contains("Jeanne Morel")
                    .contains("Voirie et domaine public")
                    .doesNotContain("Ce dont le journal ne dit rien")
                    .doesNotContain("Riverains");
            ines.meetsNoBarrier();
            ines.leavesAPicture("journal-1440");
            ines.page().click("text=Vérifier un export hors du portail");
            assertThat(ines.page().inputValue("#j-key")).startsWith("-----BEGIN PUBLIC KEY-----");
            ines.meetsNoBarrier();
            Download export = ines.page().waitForDownload(() -> ines.page().click("text=Exporter le journal"));
            assertThat(export.suggestedFilename()).isEqualTo("journal-port-lerin.jsonl");
            Path key = Files.writeString(folder.resolve("key.pem"), ines.page().inputValue("#j-key"));
            try (InputStream chain = Files.newInputStream(export.path())) {
                assertThat(new Verifier(null, PublicKeys.of(key)).verify(chain)).isInstanceOf(Verdict.Intact.class);
            }
            ines.page().selectOption("#j-agent", new SelectOption().setLabel("Inès Garnier"));
            ines.page().click("text=Appliquer");
            ines.page().waitForURL("**/journal?**agent=**");
            assertThat(ines.reads())
                    .contains("Journal exporté")
                    .contains("Journal consulté")
                    .doesNotContain(number);
            ines.goes("/o/port-lerin/journal?au=1999-12-31");
            assertThat(ines.reads()).contains("Aucun acte ne correspond");
            ines.complainsOfNothing();
        }
    }

    @Test
    void ofAConfidentialItemTheJournalSaysThatItIsOneAndNothingElse() {
        Post.Made secret = Post.confidential("port-lerin", "paul.legoff", "Affaire disciplinaire", "RH");
        try (Walker ines = Walker.atADesk().signsInAs("ines.garnier")) {
            ines.goes("/o/port-lerin/journal");
            assertThat(ines.reads()).contains("Courrier confidentiel").doesNotContain(secret.number());
            assertThat(ines.page().content()).doesNotContain(secret.id()).doesNotContain("Affaire disciplinaire");
            assertThat(ines.goes("/o/port-lerin/courrier?id=" + secret.id()).status())
                    .isEqualTo(404);
        }
    }

    @Test
    void theJournalIsForThoseWhoMayReadItAndOnlyThere() {
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            assertThat(jeanne.page().locator("a[href$='/journal']").count()).isZero();
            assertThat(jeanne.goes("/o/port-lerin/journal").status()).isEqualTo(403);
            assertThat(jeanne.goes("/o/port-lerin/journal-export").status()).isEqualTo(403);
        }
        try (Walker paul = Walker.atADesk().signsInAs("paul.legoff")) {
            assertThat(paul.goes("/o/port-lerin/journal").status()).isEqualTo(200);
            assertThat(paul.reads()).doesNotContain("Exporter le journal");
            assertThat(paul.goes("/o/port-lerin/journal-export").status()).isEqualTo(403);
            assertThat(paul.goes("/o/sainte-orme/journal").status()).isEqualTo(404);
        }
    }

    @Test
    void nadiaTheArchivistSeesTheMailAndChangesNothingOfIt() {
        String item = Post.letter("port-lerin", "jeanne.morel", "À conserver", "Riverains", "VOIRIE", "conserver");
        try (Walker nadia = Walker.atADesk().signsInAs("nadia.benali")) {
            nadia.goes("/o/port-lerin/accueil");
            assertThat(nadia.reads()).contains("Consulter tout le courrier").contains("À conserver");
            nadia.meetsNoBarrier();
            nadia.goes("/o/port-lerin/courrier?id=" + item);
            assertThat(nadia.reads()).contains("À conserver").contains("Parcours");
            for (String act : new String[] {"Prendre en charge", "Réorienter", "Classer", "Qualifier", "Corriger"}) {
                assertThat(nadia.reads()).doesNotContain(act);
            }
            assertThat(nadia.goes("/o/port-lerin/qualification?item=" + item).status())
                    .isEqualTo(403);
            nadia.forgetsComplaints();
        }
    }

    private static String numberOf(String item) {
        return Post.numberOf("port-lerin", "jeanne.morel", item);
    }
}
