package org.vaguemestre.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vaguemestre.mail.MailItemFixture.CAMILLE;
import static org.vaguemestre.mail.MailItemFixture.JEANNE;
import static org.vaguemestre.mail.MailItemFixture.NOW;
import static org.vaguemestre.mail.MailItemFixture.PORT_LERIN;
import static org.vaguemestre.mail.MailItemFixture.ROADS;
import static org.vaguemestre.mail.MailItemFixture.SCHOOLS;
import static org.vaguemestre.mail.MailItemFixture.TODAY;
import static org.vaguemestre.mail.MailItemFixture.aMailItem;
import static org.vaguemestre.mail.MailItemFixture.everything;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.journal.JournalEntry;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.DepartmentView;

/** The life of an item as its readers are told it. */
class TrailTellerTest {
    private static final UUID FOLDER = new UUID(9, 1);
    private static final TrailNames NAMES = new TrailNames(
            List.of(
                    new AgentView(CAMILLE, "camille.durand", "Camille", "Durand", "Voirie", ROADS),
                    new AgentView(JEANNE, "jeanne.morel", "Jeanne", "Morel", "Courrier", null)),
            List.of(
                    new DepartmentView(ROADS, "VOIRIE", "Voirie", null),
                    new DepartmentView(SCHOOLS, "ECOLES", "Écoles", null)),
            List.of(),
            Map.of(),
            Map.of(FOLDER, "Terrasses 2027"));

    private static Details details(String subject, Priority priority, UUID folder, List<Details.Copy> copies) {
        return new Details(
                subject,
                null,
                null,
                null,
                TODAY.minusDays(3),
                TODAY,
                null,
                priority,
                Confidentiality.NORMAL,
                Channel.PAPER,
                ROADS,
                null,
                folder,
                copies);
    }

    private static JournalEntry corrected(MailItem item, Details details) {
        Changes before = Changes.from(item);
        item.correct(details, everything(), NOW, TODAY);
        return entry("mail-item.corrected", Map.of("number", item.number(), "changes", before.until(item)));
    }

    private static JournalEntry entry(String act, Map<String, ?> facts) {
        String json =
                Json.createObjectBuilder().add("facts", object(facts)).build().toString();
        return new JournalEntry(
                PORT_LERIN,
                7,
                NOW,
                act,
                JEANNE,
                "mail-item",
                new UUID(8, 8),
                json.getBytes(StandardCharsets.UTF_8),
                new byte[0]);
    }

    private static JsonObjectBuilder object(Map<String, ?> facts) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        facts.forEach((name, value) -> {
            if (value == null) {
                object.addNull(name);
            } else if (value instanceof Collection<?> list) {
                JsonArrayBuilder array = Json.createArrayBuilder();
                for (Object one : list) {
                    if (one instanceof Map<?, ?> map) {
                        @SuppressWarnings("unchecked")
                        Map<String, ?> inner = (Map<String, ?>) map;
                        array.add(object(inner));
                    } else {
                        array.add(one.toString());
                    }
                }
                object.add(name, array);
            } else {
                object.add(name, value.toString());
            }
        });
        return object;
    }

    @Test
    void whatChangedIsSaidBeforeAndAfterInWords() {
        MailItem item = aMailItem().writtenOn(TODAY.minusDays(4)).registered();
        JournalEntry entry = corrected(
                item,
                details(
                        "Nid-de-poule rue du Port",
                        Priority.URGENT,
                        FOLDER,
                        List.of(new Details.Copy(SCHOOLS, null), new Details.Copy(null, CAMILLE))));
        assertThat(new TrailTeller(Locale.FRENCH, NAMES).tell(entry).changes())
                .containsExactly(
                        "Priorité : normale → urgente",
                        "Date du courrier : 26 févr. 2026 → 27 févr. 2026",
                        "Dossier : aucun → Terrasses 2027",
                        "Mis en copie : Camille Durand, Écoles");
        assertThat(new TrailTeller(Locale.ENGLISH, NAMES).tell(entry).changes())
                .contains("Priority: normal → urgent", "Folder: none → Terrasses 2027");
    }

    @Test
    void ofATextOnlyThatItChangedIsKept() {
        MailItem item = aMailItem().writtenOn(TODAY.minusDays(3)).registered();
        JournalEntry entry = corrected(item, details("Nom d’une personne", Priority.NORMAL, null, List.of()));
        assertThat(new String(entry.bytes(), StandardCharsets.UTF_8))
                .doesNotContain("personne")
                .doesNotContain("poule");
        assertThat(new TrailTeller(Locale.FRENCH, NAMES).tell(entry).changes()).containsExactly("Objet modifié");
    }

    @Test
    void anEntryThatDidNotKeepWhatChangedStillReadsWell() {
        TrailLine line = new TrailTeller(Locale.FRENCH, NAMES)
                .tell(entry("mail-item.corrected", Map.of("number", "A-2026-000001", "priority", "HIGH")));
        assertThat(line.sentence()).isEqualTo("Fiche corrigée");
        assertThat(line.who()).isEqualTo("Jeanne Morel");
        assertThat(line.changes()).isEmpty();
    }

    @Test
    void anActOfALaterVersionIsStillALine() {
        assertThat(new TrailTeller(Locale.FRENCH, NAMES)
                        .tell(entry("mail-item.invented", Map.of()))
                        .sentence())
                .isEqualTo("Autre acte");
    }

    @Test
    void theLineIsSaidInTheLanguageOfItsReader() {
        JournalEntry routed =
                entry("mail-item.routed", Map.of("department", SCHOOLS.toString(), "assignee", CAMILLE.toString()));
        assertThat(new TrailTeller(Locale.FRENCH, NAMES).tell(routed).sentence())
                .isEqualTo("Réorienté vers Écoles (Camille Durand)");
        assertThat(new TrailTeller(Locale.ENGLISH, NAMES).tell(routed).sentence())
                .isEqualTo("Sent to Écoles (Camille Durand)");
    }

    @Test
    void bothLanguagesHaveEachWordAndEachActItsOwn() throws IOException {
        Properties french = words("");
        assertThat(words("_en").stringPropertyNames()).isEqualTo(french.stringPropertyNames());
        assertThat(french.stringPropertyNames())
                .containsAll(Stream.of(MailAct.values()).map(MailAct::code).toList())
                .containsAll(Stream.of(Priority.values())
                        .map(one -> "priority." + one)
                        .toList())
                .containsAll(
                        Stream.of(Channel.values()).map(one -> "channel." + one).toList())
                .containsAll(Stream.of(Confidentiality.values())
                        .map(one -> "confidentiality." + one)
                        .toList());
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        try (Reader reader = new InputStreamReader(
                TrailTellerTest.class.getResourceAsStream("/org/vaguemestre/mail/trail" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return words;
    }
}
