package org.vaguemestre.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vaguemestre.whole.TestPortal;

/** The rules of {@code wall.sql} asked of the database of a portal at work; {@code WallTest} of {@code config} shows that each finds its hole. */
class WallHolesIT {
    @RegisterExtension
    static final Proof PROOF = Proof.of("P6", "The wall has no hole");

    @Test
    void theDatabaseOfAPortalAtWorkKeepsEveryRuleOfTheWall() throws Exception {
        String[] rules = Files.readString(
                        TestPortal.home().resolve("config/src/test/resources/org/vaguemestre/config/wall.sql"))
                .split("\n\n");
        List<String> holes = new ArrayList<>();
        try (Connection connection = TestPortal.running().database();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path to vaguemestre");
            for (String rule : rules) {
                try (ResultSet found = statement.executeQuery(rule)) {
                    while (found.next()) {
                        holes.add(found.getString(1) + ": "
                                + rule.lines().findFirst().orElseThrow());
                    }
                }
            }
            try (ResultSet tables = statement.executeQuery(
                    "select count(*) from pg_class where relforcerowsecurity and relnamespace = 'vaguemestre'::regnamespace")) {
                tables.next();
                PROOF.tell("tables behind the wall", tables.getLong(1));
            }
        }
        PROOF.tell("rules", rules.length);
        PROOF.tell("holes", holes.size());
        assertThat(holes).isEmpty();
    }
}
