package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;

/** Who wrote sees where the letter stands, by its number and its code, without any script; nobody else does. */
class FollowUpIT {
    @Test
    void whoWroteSeesWhereTheLetterStandsAndNothingOfItsContent() {
        String item = Post.letter("port-lerin", "jeanne.morel", "Secret de l’objet", "Mme Suivante", "VOIRIE", "suivi");
        String number = Post.numberOf("port-lerin", "jeanne.morel", item);
        String code;
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            jeanne.goes("/o/port-lerin/courrier?id=" + item);
            code = jeanne.page()
                    .locator("section[aria-labelledby=follow-title] .chip")
                    .innerText();
            assertThat(code).matches("[0-9A-Z]{5}-[0-9A-Z]{5}");
            jeanne.complainsOfNothing();
        }
        try (Walker citizen = Walker.withoutJavaScript()) {
            Page page = citizen.page();
            citizen.goes("/suivi/port-lerin");
            page.fill("#numero", number);
            page.fill("#code", "00000-00000");
            page.click("button[type=submit]");
            assertThat(citizen.reads()).contains("ne vont pas ensemble").doesNotContain("instruction");
            page.fill("#code", code.toLowerCase().replace("-", " "));
            page.click("button[type=submit]");
            assertThat(citizen.reads())
                    .contains("Votre courrier est en cours d’instruction")
                    .contains("Voirie et domaine public")
                    .contains(number)
                    .doesNotContain("Secret")
                    .doesNotContain("Suivante");
            assertThat(citizen.goes("/suivi/nulle-part").status()).isEqualTo(404);
            assertThat(citizen.goes("/suivi/sainte-orme?numero=" + number + "&code=" + code)
                            .status())
                    .isEqualTo(200);
            assertThat(citizen.reads()).as("another organisation").contains("ne vont pas ensemble");
        }
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            try (Walker citizen = Walker.with(Walker.NARROW, scheme)) {
                citizen.goes("/suivi/port-lerin?numero=" + number + "&code=" + code);
                citizen.meetsNoBarrier();
                citizen.scrollsOnlyDownwards();
                citizen.leavesAPicture("follow-up-390" + (scheme == ColorScheme.DARK ? "-dark" : ""));
                citizen.goes("/suivi/port-lerin");
                citizen.meetsNoBarrier();
                citizen.complainsOfNothing();
            }
        }
    }
}
