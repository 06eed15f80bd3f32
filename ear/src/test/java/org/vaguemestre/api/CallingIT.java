package org.vaguemestre.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vaguemestre.api.Program.PORT_LERIN;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call, and what an answer looks like. */
class CallingIT {
    @Test
    void aProgramIsToldItsAgentAndItsOrganisations() {
        Program.Answer me = Program.of("sophie.lemaire").get("/me");

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().get("login").asText()).isEqualTo("sophie.lemaire");
        assertThat(me.json().get("organisations").findValuesAsText("slug"))
                .containsExactlyInAnyOrder("brecy-le-haut", "sainte-orme");
    }

    @Test
    void withoutIdentityNothingIsToldAndNoSessionIsOpened() {
        Program.Answer answer = Program.nobody().get("/me");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("NOT_SIGNED_IN");
        assertThat(answer.response().headers().allValues("WWW-Authenticate"))
                .anyMatch(challenge -> challenge.startsWith("Basic"))
                .anyMatch(challenge -> challenge.startsWith("Bearer"));
        assertThat(Program.of("jeanne.morel").get("/me").header("Set-Cookie")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Basic !!!", "Basic " + "amVhbm5l", "Bearer vgm_wrong", "Digest x", "Basic amVhbm5lAHg6eAB5"})
    void whatIsNoIdentityIsRefused(String authorization) {
        Program.Answer answer =
                Program.nobody().with("Authorization", authorization).get("/me");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isIn("NOT_SIGNED_IN", "SIGN_IN_FAILED");
    }

    @Test
    void aSessionOfThePortalOpensNothingHere() {
        Program.Answer answer = Program.nobody()
                .with("Cookie", "vaguemestre=anything; JSESSIONID=anything")
                .post(PORT_LERIN + "/mail-items", "{\"direction\":\"INCOMING\",\"subject\":\"x\"}");

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void aTokenActsAsItsAgentButMakesNoOtherToken() {
        Program.Answer made = Program.of("camille.durand").post("/me/tokens", "{\"label\":\"Scanner\",\"days\":1}");
        assertThat(made.status()).isEqualTo(201);
        Program token = Program.withToken(made.json().get("token").asText());

        assertThat(token.get("/me").json().get("login").asText()).isEqualTo("camille.durand");
        assertThat(token.post("/me/tokens", "{\"label\":\"Autre\"}").code()).isEqualTo("PASSWORD_REQUIRED");
    }

    @Test
    void aRevokedTokenOpensNothingAndNobodyRevokesAnothers() {
        Program camille = Program.of("camille.durand");
        Program.Answer made = camille.post("/me/tokens", "{\"label\":\"Photocopieur\"}");
        String address = "/me/tokens/" + made.json().get("id").asText();
        Program token = Program.withToken(made.json().get("token").asText());
        assertThat(token.get("/me").status()).isEqualTo(200);
        assertThat(camille.get("/me/tokens").json().get("items").findValuesAsText("label"))
                .contains("Photocopieur");

        assertThat(Program.of("jeanne.morel").delete(address).status()).isEqualTo(404);
        assertThat(token.get("/me").status()).isEqualTo(200);
        assertThat(camille.delete(address).status()).isEqualTo(204);
        assertThat(token.get("/me").status()).isEqualTo(401);
        assertThat(camille.delete(address).status()).isEqualTo(404);
        assertThat(camille.get("/me/tokens").json().get("items").findValuesAsText("label"))
                .doesNotContain("Photocopieur");
    }

    @Test
    void aForeignOrganisationAnswersToTheByteAsOneThatDoesNotExist() {
        Program jeanne = Program.of("jeanne.morel");
        for (String path : List.of("/mail-items", "/departments", "/journal/export", "/search?q=a", "/nothing", "")) {
            Program.Answer foreign = jeanne.get("/organisations/sainte-orme" + path);
            Program.Answer unknown = jeanne.get("/organisations/nulle-part" + path);

            assertThat(foreign.status()).isEqualTo(404);
            assertThat(foreign.text()).isEqualTo(unknown.text());
            assertThat(withoutDate(foreign)).isEqualTo(withoutDate(unknown));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"marc.tessier", "admin"})
    void whoRunsTheDataCentreSeesNoContent(String login) {
        Program.Answer me = Program.of(login).get("/me");

        assertThat(me.json().get("organisations")).isEmpty();
        assertThat(Program.of(login).get(PORT_LERIN + "/mail-items").status()).isEqualTo(404);
    }

    @Test
    void aProblemSpeaksFrenchUnlessEnglishIsPreferred() {
        Program jeanne = Program.of("jeanne.morel");

        Program.Answer french = jeanne.get(PORT_LERIN + "/mail-items/nothing");
        Program.Answer english =
                jeanne.with("Accept-Language", "en-GB,en;q=0.9,fr;q=0.5").get(PORT_LERIN + "/mail-items/nothing");

        assertThat(french.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(french.json().get("detail").asText()).startsWith("Cet élément n’existe pas");
        assertThat(english.json().get("detail").asText()).startsWith("This does not exist");
        assertThat(english.code()).isEqualTo(french.code()).isEqualTo("NOT_FOUND");
        assertThat(jeanne.get("/problems/NOT_FOUND").json().get("status").asInt())
                .isEqualTo(404);
    }

    @Test
    void whatHttpItselfRefusesIsAProblemToo() {
        Program jeanne = Program.of("jeanne.morel");

        Program.Answer method = jeanne.send("DELETE", PORT_LERIN + "/mail-items", null, null);
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.code()).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(method.header("Allow")).contains("GET", "POST");
        assertThat(jeanne.send(
                                "POST",
                                PORT_LERIN + "/mail-items",
                                "text/xml",
                                HttpRequest.BodyPublishers.ofString("<a/>"))
                        .code())
                .isEqualTo("MEDIA_TYPE_UNSUPPORTED");
        assertThat(jeanne.with("Accept", "text/xml")
                        .get(PORT_LERIN + "/departments")
                        .code())
                .isEqualTo("NOT_ACCEPTABLE");
    }

    @Test
    void theDescriptionIsPublished() {
        Program.Answer description = Program.nobody().get("/../../openapi?format=JSON");

        assertThat(description.status()).isEqualTo(200);
        assertThat(description.json().get("info").get("title").asText()).isEqualTo("Vaguemestre");
        assertThat(description.json().get("paths").fieldNames())
                .toIterable()
                .contains(
                        "/api/v1/me",
                        "/api/v1/organisations/{organisation}/mail-items/{id}/route",
                        "/api/v1/organisations/{organisation}/scan-batches",
                        "/api/v1/organisations/{organisation}/search");
        assertThat(description
                        .json()
                        .get("paths")
                        .get("/api/v1/organisations/{organisation}/mail-items")
                        .get("parameters")
                        .get(0)
                        .get("name")
                        .asText())
                .isEqualTo("organisation");
    }

    private static Map<String, List<String>> withoutDate(Program.Answer answer) {
        Map<String, List<String>> headers =
                new java.util.TreeMap<>(answer.response().headers().map());
        headers.remove("date");
        return headers;
    }
}
