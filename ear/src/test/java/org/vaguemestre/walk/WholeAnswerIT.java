package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.vaguemestre.api.Demand;
import org.vaguemestre.api.Program;
import org.vaguemestre.whole.Mailboxes;
import org.vaguemestre.whole.TestPortal;

/** A letter from its qualification to its answer, each person in turn at their own screen, without a step left out. */
class WholeAnswerIT {
    private static final String SUBJECT = "Une piste pour la régate des écoles";
    private static final String EMAIL = "regate@exemple.fr";

    private static void as(String login, Consumer<Walker> part) {
        try (Walker person = Walker.atADesk().signsInAs(login)) {
            part.accept(person);
            person.complainsOfNothing();
        }
    }

    private static Consumer<Walker> does(String item, String button, String said) {
        return person -> {
            person.goes("/o/port-lerin/courrier?id=" + item);
            person.page().click(".task input[value='" + button + "']");
            person.page().locator(".notice.ok:has-text('" + said + "')").first().waitFor();
        };
    }

    private static SelectOption labelled(String label) {
        return new SelectOption().setLabel(label);
    }

    private static String newLetter() {
        Program.of("jeanne.morel")
                .post(
                        Demand.ITEMS,
                        "{\"direction\":\"INCOMING\",\"subject\":\"Une lettre de la mairie voisine\",\"sender\":{\"kind\":\"ORGANISATION\",\"name\":\"Comité de la fête du port\",\"address\":\"2 quai du Port\",\"city\":\"Port-Lérin\"}}");
        return Program.of("jeanne.morel")
                .post(
                        Demand.ITEMS,
                        "{\"direction\":\"INCOMING\",\"subject\":\"" + SUBJECT
                                + "\",\"sender\":{\"kind\":\"ORGANISATION\",\"name\":\"Régate des écoles\",\"email\":\""
                                + EMAIL
                                + "\"}}")
                .id();
    }

    @Test
    void fromQualificationToTheAnswerByEmailAndByPost() {
        String item = newLetter();
        as("jeanne.morel", jeanne -> {
            Page page = jeanne.page();
            jeanne.goes("/o/port-lerin/qualification?item=" + item);
            page.selectOption("[id='f:type']", labelled("Demande de subvention"));
            page.selectOption("[id='f:department']", labelled("Voirie et domaine public"));
            page.selectOption("[id='f:assignee']", labelled("Camille Durand — Responsable de la voirie"));
            page.click("[id='f:save']");
            page.locator(".notice.ok:has-text('qualifié')").first().waitFor();
        });
        as("camille.durand", camille -> {
            Page page = camille.page();
            camille.goes("/o/port-lerin/courrier?id=" + item);
            page.click("#ask-someone");
            page.selectOption("[id='ask:people']", new SelectOption[] {
                labelled("Lucie Marchand — Instructrice à l’urbanisme"),
                labelled("David Nguyen — Responsable des finances")
            });
            page.click("[id='ask:do']");
            page.locator(".steps:has-text('Lucie Marchand')").first().waitFor();
        });
        as("lucie.marchand", does(item, "Avis favorable", "Avis favorable donné"));
        as("david.nguyen", does(item, "Avis réservé", "Avis réservé donné"));
        as("camille.durand", camille -> writesTheAnswer(camille, item));
        as("erwan.guillou", does(item, "Viser", "est visé"));
        as("paul.legoff", paul -> {
            opensTheBookAt(paul, item, "VISA", "paul.legoff");
            paul.presses("r");
            paul.types("Il manque le montant");
            paul.presses("Control+Enter");
            paul.page().locator(".notice.ok:has-text('est renvoyé')").first().waitFor();
        });
        as("camille.durand", does(item, "Traitement terminé", "terminé"));
        as("erwan.guillou", does(item, "Viser", "est visé"));
        as("paul.legoff", paul -> {
            opensTheBookAt(paul, item, "VISA", "paul.legoff");
            paul.presses("v");
            paul.page().locator(".notice.ok:has-text('est visé')").first().waitFor();
        });
        as("elise.bourhis", elise -> {
            elise.goes("/o/port-lerin/parapheur");
            assertThat(elise.reads()).as("her decree covers other matters").doesNotContain(SUBJECT);
        });
        as("yann.kersaudy", yann -> {
            opensTheBookAt(yann, item, "SIGNATURE", "yann.kersaudy");
            assertThat(yann.reads()).contains("Par délégation de Anne Rivoal (arrêté n° 2020-041)");
            yann.presses("v");
            yann.page().locator(".notice.ok:has-text('est signé')").first().waitFor();
        });
        try (Mailboxes mailboxes = new Mailboxes()) {
            as("jeanne.morel", jeanne -> sendsBoth(jeanne, item));
            TestPortal.until("it is answered", Duration.ofSeconds(60), () -> Program.of("jeanne.morel")
                    .get(Demand.ITEMS + "/" + item)
                    .json()
                    .get("state")
                    .asText()
                    .equals("ANSWERED"));
            List<MimeMessage> received = mailboxes.of(EMAIL);
            assertThat(received).hasSize(1);
            assertThat(Mailboxes.attached(received.get(0)))
                    .as("exactly the signed bytes")
                    .isEqualTo(signed(item, "Régate des écoles"));
        }
        as("camille.durand", camille -> {
            camille.goes("/o/port-lerin/courrier?id=" + item);
            assertThat(camille.page().locator(".sheet .head").innerText()).contains("Répondu");
            assertThat(camille.reads())
                    .contains("Avis favorable", "Avis réservé", "Refusé et renvoyé à une étape antérieure")
                    .contains("Signé par délégation de Anne Rivoal", "Parti : courriel", "Parti : courrier postal")
                    .contains("Réponse envoyée");
        });
    }

    /** From a template, to who wrote and to someone else, finished; then her own part is done. */
    private static void writesTheAnswer(Walker camille, String item) {
        Page page = camille.page();
        camille.goes("/o/port-lerin/courrier?id=" + item);
        page.click("#reply-begin");
        page.fill("[id='replyBegin:text']", "Une subvention de 500 € est accordée.");
        page.click("summary:has-text('Autres destinataires')");
        page.fill("#autre-1", "Comité de la fête");
        page.locator("[role=option]:has-text('Comité de la fête du port')")
                .first()
                .click();
        page.click("[id='replyBegin:do']");
        page.locator(".reply .letters li:nth-child(2)").first().waitFor();
        page.click("[id='replyFinish:do']");
        page.locator(".reply h2 .chip:has-text('Finalisée')").first().waitFor();
        camille.meetsNoBarrier();
        does(item, "Traitement terminé", "terminé").accept(camille);
    }

    private static void opensTheBookAt(Walker person, String item, String kind, String login) {
        person.goes("/o/port-lerin/parapheur?tache=" + Demand.task(Program.of(login), item, kind));
        assertThat(person.page().locator("#book-sheet .head").innerText()).contains(SUBJECT);
        assertThat(person.page().locator("#book-document h2").innerText())
                .as("the letter is before the eyes")
                .contains("Régate des écoles");
    }

    private static void sendsBoth(Walker jeanne, String item) {
        Page page = jeanne.page();
        jeanne.goes("/o/port-lerin/courrier?id=" + item);
        Locator first = page.locator(".dispatch .letter").filter(new Locator.FilterOptions().setHasText("Régate"));
        assertThat(first.locator("select").inputValue()).as("known by e-mail").isEqualTo("EMAIL");
        first.locator("input.primary").click();
        first.locator(".chip")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("En attente|Parti")))
                .waitFor();
        Locator second = page.locator(".dispatch .letter").filter(new Locator.FilterOptions().setHasText("Comité"));
        second.locator("select").selectOption("PAPER");
        second.locator("input.primary").click();
        page.locator(".dispatch .letter:has-text('Comité') .chip:has-text('Parti')")
                .first()
                .waitFor();
    }

    private static byte[] signed(String item, String recipient) {
        for (JsonNode letter : Program.of("jeanne.morel")
                .get(Demand.ITEMS + "/" + item + "/reply")
                .json()
                .get("letters")) {
            if (letter.get("recipient").asText().equals(recipient)) {
                return Program.of("jeanne.morel")
                        .get(Program.PORT_LERIN + "/documents/"
                                + letter.get("signedSha256").asText())
                        .response()
                        .body();
            }
        }
        throw new AssertionError("no letter to " + recipient);
    }
}
