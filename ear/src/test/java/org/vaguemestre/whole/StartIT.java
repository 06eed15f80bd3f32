package org.vaguemestre.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./run} promises a newcomer: a portal that answers, and one clear sentence where something is in the way. */
class StartIT {
    private final TestPortal portal = TestPortal.running();

    @TempDir
    private Path folder;

    @Test
    void theFirstPageLeadsToTheSignIn() {
        HttpResponse<String> first = portal.get(null, "/");
        assertThat(first.statusCode()).isEqualTo(302);
        assertThat(first.headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/connexion"));
        HttpResponse<String> signIn = portal.get(null, "/connexion");
        assertThat(signIn.statusCode()).isEqualTo(200);
        assertThat(signIn.body()).contains("Identifiant");
        assertThat(signIn.headers().allValues("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite="));
        assertThat(signIn.headers().map()).doesNotContainKeys("server", "x-powered-by");
    }

    @Test
    void theSchemaBelongsToItsOwnerAndNothingToTheApplication() throws SQLException {
        try (Connection connection = portal.database();
                Statement statement = connection.createStatement();
                ResultSet owners = statement.executeQuery(
                        "select distinct tableowner from pg_tables where schemaname = 'vaguemestre'")) {
            owners.next();
            assertThat(owners.getString(1)).isEqualTo("vaguemestre_owner");
            assertThat(owners.next()).isFalse();
        }
    }

    @Test
    void aPortThatIsTakenIsOneSentenceWithItsMend() throws Exception {
        Told told = run("--port", Integer.toString(TestPortal.PORT), "--data", folder.toString());
        assertThat(told.status).isEqualTo(1);
        assertThat(told.words)
                .contains("Le port " + TestPortal.PORT + " est déjà pris")
                .contains("./run --port");
    }

    @Test
    void aFolderInUseIsOneSentenceWithItsMend() throws Exception {
        Told told = run("--port", "9780", "--data", portal.data().toString());
        assertThat(told.status).isEqualTo(1);
        assertThat(told.words).contains("Un portail utilise déjà").contains("--data");
    }

    @Test
    void aFolderThatIsNotOursIsNeverErased() throws Exception {
        Path theirs = Files.writeString(folder.resolve("memoires.txt"), "à garder");
        Told told = run("--reset", "--port", "9780", "--data", folder.toString());
        assertThat(told.status).isEqualTo(1);
        assertThat(told.words).contains("rien n’a été effacé");
        assertThat(theirs).hasContent("à garder");
    }

    @Test
    void anAddressThatIsNotADatabaseIsOneSentenceWithItsMend() throws Exception {
        Told told = run("--data", folder.toString(), "--database", "mysql://ailleurs");
        assertThat(told.status).isEqualTo(1);
        assertThat(told.words).contains("jdbc:postgresql://");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsOneSentenceWithItsMend() throws Exception {
        Told told = run(
                "--port",
                "9780",
                "--data",
                folder.toString(),
                "--database",
                "jdbc:postgresql://127.0.0.1:1/vaguemestre");
        assertThat(told.status).isEqualTo(1);
        assertThat(told.words).contains("ne répond pas").contains("jdbc:postgresql://127.0.0.1:1/vaguemestre");
    }

    private record Told(int status, String words) {}

    private static Told run(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(TestPortal.home().resolve("run").toString(), "--built"));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("VAGUEMESTRE_DATABASE_ADMIN", "postgres");
        builder.environment().put("VAGUEMESTRE_DATABASE_ADMIN_PASSWORD", "rien");
        Process process = builder.start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Told(process.waitFor(), words);
    }
}
