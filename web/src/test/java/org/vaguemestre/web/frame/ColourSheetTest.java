package org.vaguemestre.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vaguemestre.organisation.OrganisationView;
import org.vaguemestre.organisation.OrganisationView.Kind;

class ColourSheetTest {
    private static OrganisationView organisation(String slug, String colour) {
        return new OrganisationView(UUID.randomUUID(), slug, slug, Kind.COMMUNE, null, colour, null);
    }

    @Test
    void eachOrganisationWithAColourHasItOnLightAndALighterOneOnDark() {
        String sheet = ColourSheet.of(List.of(organisation("port-lerin", "#7a1f3d"), organisation("sainte-orme", null)))
                .text();
        assertThat(sheet)
                .contains("[data-org=\"port-lerin\"]{--org:#7a1f3d;--org-ink:#fff;--org-mark:#7a1f3d}")
                .contains(":root[data-theme=\"dark\"] [data-org=\"port-lerin\"]{--org-mark:#")
                .contains(":root:not([data-theme]) [data-org=\"port-lerin\"]{--org-mark:#")
                .doesNotContain("sainte-orme");
    }

    @Test
    void theAddressChangesWithTheColours() {
        assertThat(ColourSheet.of(List.of(organisation("a", "#7a1f3d"))).fingerprint())
                .isNotEqualTo(
                        ColourSheet.of(List.of(organisation("a", "#7a1f3e"))).fingerprint());
    }
}
