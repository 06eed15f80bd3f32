package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Paul sets the words and the numbers of Port-Lérin; Jeanne prints labels. */
class VocabularyIT {
    private static final String ADMINISTRATION = "/o/port-lerin/administration-";

    @Test
    void aTypeIsDraftedThenPublishedAndProposed() {
        String name = "Pétition " + UUID.randomUUID();
        try (Walker paul = Walker.atADesk().signsInAs("paul.legoff")) {
            Page page = paul.page();
            paul.goes(ADMINISTRATION + "types");
            paul.meetsNoBarrier();
            paul.leavesAPicture("types-1440");
            page.click("text=Nouveau type");
            page.fill("[id='f:name']", name);
            page.fill("[id='f:code']", "avec espace");
            page.click("text=Publier");
            page.locator(".notice.bad").first().waitFor();
            page.fill("[id='f:code']", "P" + name.substring(9, 17));
            page.fill("[id='f:days']", "12");
            page.fill("[id='f:keywords']", "pétition, signataires");
            page.selectOption("[id='f:silence']", "REJECTION");
            paul.meetsNoBarrier();
            page.click("text=Enregistrer en brouillon");
            page.waitForURL("**/administration-types");
            assertThat(proposed(paul)).isNotEmpty().doesNotContain(name);
            paul.goes(ADMINISTRATION + "brouillons");
            assertThat(paul.reads())
                    .contains(name)
                    .contains("Autres mots reconnus")
                    .contains("Silence de l’administration");
            for (Locator draft : page.locator("input[name=draft]").all()) {
                draft.uncheck();
            }
            page.check(".draft:has-text('" + name + "') input[name=draft]");
            page.click("input[value='Publier ce qui est coché']");
            page.locator(".notice.ok").first().waitFor();
            assertThat(paul.reads()).contains("1 modification publiée");
            assertThat(proposed(paul)).contains(name);
            paul.goes(ADMINISTRATION + "types");
            page.click("a:has-text('" + name + "')");
            assertThat(page.inputValue("[id='f:silence']")).isEqualTo("REJECTION");
            assertThat(page.inputValue("[id='f:silenceMonths']"))
                    .as("two months unless a text says otherwise")
                    .isEqualTo("2");
            paul.complainsOfNothing();
        }
    }

    /** The types among which a letter's is chosen, as the list opens under the field. */
    private static List<String> proposed(Walker paul) {
        paul.goes("/o/port-lerin/enregistrer");
        paul.page().click("[id='f:type-text']");
        paul.page().locator("[id='f:type-text-choices'] [role=option]").first().waitFor();
        return paul.page().locator("[id='f:type-text-choices'] [role=option]").allInnerTexts();
    }

    @Test
    void aFormatOfNumbersIsSeenBeforeItIsPublished() {
        try (Walker sophie = Walker.atADesk().signsInAs("sophie.lemaire")) {
            Page page = sophie.page();
            sophie.goes("/o/brecy-le-haut/administration-numerotation");
            sophie.meetsNoBarrier();
            page.fill("[id='f:format']", "{direction}-{sequence}");
            page.locator("#preview .notice.bad").first().waitFor();
            page.fill("[id='f:format']", "BLH/{year}/{direction}{sequence:4}");
            page.locator("#preview >> text=A0001").first().waitFor();
            assertThat(page.locator("#preview").innerText())
                    .contains("BLH/2")
                    .contains("D0003")
                    .contains("I0002");
            sophie.leavesAPicture("numbers-1440");
            page.click("text=Publier");
            page.locator(".notice.ok").first().waitFor();
            assertThat(page.inputValue("[id='f:format']")).isEqualTo("BLH/{year}/{direction}{sequence:4}");
            assertThat(sophie.reads()).contains("{direction}-{year}-{sequence:6}");
            sophie.complainsOfNothing();
        }
    }

    @Test
    void separatorSheetsAreChosen() {
        try (Walker sophie = Walker.atADesk().signsInAs("sophie.lemaire")) {
            Page page = sophie.page();
            sophie.goes("/o/brecy-le-haut/administration-separateurs");
            sophie.meetsNoBarrier();
            page.selectOption("[id='f:department']", new SelectOption().setIndex(1));
            page.click("text=Publier");
            page.locator(".notice.ok").first().waitFor();
            assertThat(page.inputValue("[id='f:department']")).isNotBlank();
            sophie.complainsOfNothing();
        }
    }

    @Test
    void labelsArePrintedWithTheirNumbers() throws Exception {
        Post.Made letter = Post.paper("port-lerin", "À étiqueter", "Riverains", "VOIRIE");
        String item = letter.id();
        String number = letter.number();
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            Page page = jeanne.page();
            jeanne.goes("/o/port-lerin/courrier?id=" + item);
            jeanne.presses("n");
            page.click("text=Imprimer l’étiquette");
            page.waitForURL("**/etiquettes?id=" + item);
            assertThat(page.locator(".label").innerText()).contains(number);
            jeanne.goes("/o/port-lerin/etiquettes?place=3&id=" + item);
            assertThat(page.locator(".label").count()).isEqualTo(3);
            assertThat(page.locator(".label").last().innerText()).contains(number);
            jeanne.meetsNoBarrier();
            jeanne.leavesAPicture("labels-1440");
            byte[] sheet = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
            try (PDDocument pdf = Loader.loadPDF(sheet)) {
                assertThat(pdf.getNumberOfPages()).isEqualTo(1);
                assertThat(pdf.getPage(0).getMediaBox().getWidth()).isBetween(594f, 597f);
                assertThat(new PDFTextStripper().getText(pdf)).contains(number).doesNotContain("Imprim");
            }
            page.selectOption("#l-modele", new SelectOption().setLabel("57 × 32 mm"));
            page.click("main form button[type=submit]");
            page.waitForURL("**/etiquettes?**modele=**");
            byte[] roll = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
            try (PDDocument pdf = Loader.loadPDF(roll)) {
                assertThat(pdf.getNumberOfPages()).isEqualTo(1);
                assertThat(pdf.getPage(0).getMediaBox().getWidth()).isBetween(160f, 163f);
            }
            jeanne.complainsOfNothing();
        }
    }
}
