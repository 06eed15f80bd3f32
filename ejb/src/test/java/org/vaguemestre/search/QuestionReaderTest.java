package org.vaguemestre.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vaguemestre.search.Criterion.Kind;
import org.vaguemestre.search.Question.Hint;

/** What is typed in the one field, understood at Port-Lérin on Wednesday 25 November 2026. */
class QuestionReaderTest {
    private static final UUID ME = UUID.fromString("00000000-0000-0000-0000-000000000001");

    private static final Vocabulary PORT_LERIN = new Vocabulary() {
        @Override
        public List<Named> departments() {
            return List.of(
                    new Named("d-voirie", "Voirie et réseaux", "VOIRIE"),
                    new Named("d-etat-civil", "État civil", "EC"),
                    new Named("d-ecoles", "Écoles", "ECOLES"),
                    new Named("d-urba", "Urbanisme", "URBA"));
        }

        @Override
        public List<Named> types() {
            return List.of(
                    new Named("t-recl", "Réclamation", "RECL"),
                    new Named("t-sub", "Demande de subvention", "SUBV"),
                    new Named("t-stage", "Demande de stage", "STAGE"));
        }

        @Override
        public List<Named> agents() {
            return List.of(
                    new Named(ME.toString(), "Jeanne Morel", "jeanne.morel"),
                    new Named("a-durand", "Sophie Durand", "sophie.durand"));
        }

        @Override
        public List<Named> folders() {
            return List.of(new Named("f-quai", "Travaux du quai nord", null));
        }

        @Override
        public UUID asking() {
            return ME;
        }

        @Override
        public LocalDate today() {
            return LocalDate.of(2026, 11, 25);
        }
    };

    @ParameterizedTest
    @CsvSource({
        "de:marchand, SENDER, marchand",
        "de : marchand, SENDER, marchand",
        "De:« Le Petit Phare », SENDER, Le Petit Phare",
        "de:Mme Marchand, SENDER, Marchand",
        "expéditeur:marchand, SENDER, marchand",
        "à:préfecture, RECIPIENT, préfecture",
        "avec:marchand, CORRESPONDENT, marchand",
        "service:voirie, DEPARTMENT, Voirie et réseaux",
        "SERVICE:VOIRIE, DEPARTMENT, Voirie et réseaux",
        "service:voiri, DEPARTMENT, Voirie et réseaux",
        "service:voiire, DEPARTMENT, Voirie et réseaux",
        "service:réseaux, DEPARTMENT, Voirie et réseaux",
        "service:état civil, DEPARTMENT, État civil",
        "service:etat civil, DEPARTMENT, État civil",
        "service:EC, DEPARTMENT, État civil",
        "type:réclamation, TYPE, Réclamation",
        "type:reclamatoin, TYPE, Réclamation",
        "type:demande de stage, TYPE, Demande de stage",
        "type:demande, TYPE, Demande de subvention / Demande de stage",
        "agent:durand, AGENT, Sophie Durand",
        "agent:moi, AGENT, Jeanne Morel",
        "agent:sophie durand, AGENT, Sophie Durand",
        "dossier:quai, FOLDER, Travaux du quai nord",
        "objet:terrasse, SUBJECT, terrasse",
        "objet:\"terrasse du quai\", SUBJECT, terrasse du quai",
        "réf:DGS/2026-117, REFERENCE, DGS/2026-117",
        "numéro:4217, NUMBER, 4217",
        "n°4217, NUMBER, 4217",
        "note:rappeler, NOTES, rappeler",
        "pièce:plan.pdf, ATTACHED, plan.pdf",
        "\"réparation de la toiture\", PHRASE, réparation de la toiture",
        "« réparation de la toiture », PHRASE, réparation de la toiture",
    })
    void aFieldIsUnderstoodWithWhatItNames(String typed, Kind kind, String value) {
        Question question = read(typed);
        assertThat(question.criteria()).hasSize(1);
        assertThat(question.criteria().get(0).kind()).isEqualTo(kind);
        assertThat(question.criteria().get(0).value()).isEqualTo(value);
        assertThat(question.hints()).isEmpty();
        assertThat(question.without(question.criteria().get(0))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "état:clos, STATE, ANSWERED CLOSED",
        "etat:à qualifier, STATE, REGISTERED",
        "état:en cours, STATE, IN_PROGRESS",
        "statut:annulé, STATE, VOID",
        "sens:départ, DIRECTION, OUTGOING",
        "canal:courriel, CHANNEL, EMAIL",
        "canal:papier, CHANNEL, PAPER",
        "confidentiel, CONFIDENTIALITY, CONFIDENTIAL",
        "Confidentielles, CONFIDENTIALITY, CONFIDENTIAL",
        "confidentialité:restreinte, CONFIDENTIALITY, RESTRICTED",
        "est:confidentiel, CONFIDENTIALITY, CONFIDENTIAL",
        "est:urgent, PRIORITY, URGENT",
        "priorité:haute, PRIORITY, HIGH URGENT",
        "en retard, LATE, ''",
        "est:en retard, LATE, ''",
        "sans:réponse, MISSING, answer",
        "sans:service, MISSING, department",
        "sans:document, MISSING, document",
    })
    void aConstantIsUnderstoodByItsFrenchName(String typed, Kind kind, String keys) {
        Question question = read(typed);
        assertThat(question.criteria()).hasSize(1);
        assertThat(question.criteria().get(0).kind()).isEqualTo(kind);
        assertThat(String.join(" ", question.criteria().get(0).keys())).isEqualTo(keys);
        assertThat(question.hints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fuite d'eau",
                "A-2026-004217",
                "4217",
                "2026-4217",
                "répar*",
                "Marchand",
                "mars",
                "lundi",
                "dgs 2026 117",
                "retard",
                "en",
                "C'est la fin",
                "10:30",
                "https://exemple.fr/page",
                "sans suite",
                "de la mairie",
                "A a"
            })
    void ordinaryWordsStayWords(String typed) {
        Question question = read(typed);
        assertThat(question.isTextOnly()).isTrue();
        assertThat(question.words()).isEqualTo(typed);
        assertThat(question.hints()).isEmpty();
    }

    @Test
    void aWholeQuestionIsUnderstoodPieceByPiece() {
        Question question = read(
                "fuite toiture de:marchand -piscine service:voirie \"rue des écoles\" du 3 au 12 mars en retard -type:stage nord");
        assertThat(question.criteria())
                .extracting(Criterion::kind, Criterion::value, Criterion::without)
                .containsExactly(
                        tuple(Kind.WORDS, "fuite toiture", false),
                        tuple(Kind.SENDER, "marchand", false),
                        tuple(Kind.WORDS, "piscine", true),
                        tuple(Kind.DEPARTMENT, "Voirie et réseaux", false),
                        tuple(Kind.PHRASE, "rue des écoles", false),
                        tuple(Kind.PERIOD, "", false),
                        tuple(Kind.LATE, "", false),
                        tuple(Kind.TYPE, "Demande de stage", true),
                        tuple(Kind.WORDS, "nord", false));
        assertThat(question.words()).isEqualTo("fuite toiture -piscine \"rue des écoles\" nord");
        assertThat(question.without(question.criteria().get(5)))
                .isEqualTo(
                        "fuite toiture de:marchand -piscine service:voirie \"rue des écoles\" en retard -type:stage nord");
    }

    @Test
    void aYearAloneIsWhenAndAmongWordsAWordWithAProposal() {
        assertThat(read("2026").criteria()).extracting(Criterion::kind).containsExactly(Kind.PERIOD);
        assertThat(read("service:voirie 2026").criteria())
                .extracting(Criterion::kind)
                .containsExactly(Kind.DEPARTMENT, Kind.PERIOD);
        Question budget = read("budget 2026");
        assertThat(budget.isTextOnly()).isTrue();
        assertThat(budget.hints()).containsExactly(new Hint(Hint.Kind.YEAR_OR_WORD, "2026", null, "budget en 2026"));
        assertThat(read("budget en 2026").criteria())
                .extracting(Criterion::kind)
                .containsExactly(Kind.WORDS, Kind.PERIOD);
        assertThat(read("\"2026\"").isTextOnly()).isTrue();
    }

    @Test
    void anUnknownFieldIsWordsWithAHint() {
        Question question = read("couleur:rouge service:inexistant");
        assertThat(question.isTextOnly()).isTrue();
        assertThat(question.words()).isEqualTo("couleur:rouge service:inexistant");
        assertThat(question.hints())
                .extracting(Hint::kind, Hint::about)
                .containsExactly(
                        tuple(Hint.Kind.UNKNOWN_FIELD, "couleur"), tuple(Hint.Kind.UNKNOWN_VALUE, "inexistant"));
    }

    @Test
    void aPastedPageIsJustWords() {
        String page = "Le 12 mars 2026, service:voirie, en retard. ".repeat(10);
        Question question = read(page);
        assertThat(question.isTextOnly()).isTrue();
        assertThat(question.words()).isEqualTo(page);
    }

    @Test
    void nothingIsNoQuestion() {
        assertThat(read(null).criteria()).isEmpty();
        assertThat(read("   ").criteria()).isEmpty();
    }

    @Test
    void anyTextIsAQuestionWhosePiecesAreAllOfIt() {
        List<String> pieces = List.of(
                "de:",
                "service:",
                "-",
                "\"",
                "«",
                "»",
                ":",
                "°",
                "n°",
                "mars",
                "2026",
                "du",
                "au",
                "le",
                "12",
                "31",
                "/",
                "31/02/2026",
                "0",
                "hier",
                "depuis",
                "avant",
                "jusqu’au",
                "en",
                "retard",
                "sans:",
                "sans:rien",
                "état:",
                "à:",
                "😀",
                "漢字",
                "شكرا",
                "\u0000",
                "\ud800",
                "(",
                ")",
                "*",
                "~",
                "voirie",
                "est:",
                "moi",
                "agent:moi",
                "T1",
                "1er",
                "trimestre",
                "les",
                "7",
                "derniers",
                "jours",
                "\u00a0",
                "\t",
                "\n",
                "99999999999999999999",
                "9999",
                "entre",
                "et",
                "de",
                "a",
                "partir",
                "type:\"",
                "objet:\"a",
                "réf:;drop table",
                "İ",
                "ﬁ",
                "ß:ß",
                "-de:x",
                "--",
                "-\"a\"",
                "É:",
                "date:",
                "date:\"\"");
        Random random = new Random(26);
        for (int run = 0; run < 3_000; run++) {
            List<String> chosen = new ArrayList<>();
            for (int n = random.nextInt(12); n >= 0; n--) {
                chosen.add(pieces.get(random.nextInt(pieces.size())));
            }
            String typed = chosen.stream().collect(Collectors.joining(random.nextInt(4) == 0 ? "" : " "));
            Question question = read(typed);
            int at = 0;
            for (Criterion one : question.criteria()) {
                assertThat(one.from()).as(typed).isGreaterThanOrEqualTo(at);
                assertThat(typed.substring(at, one.from()).replaceAll("[\\s\\p{Z}]", ""))
                        .as(typed)
                        .isEmpty();
                assertThat(one.to()).as(typed).isGreaterThan(one.from());
                at = one.to();
                question.without(one);
            }
            assertThat(typed.substring(at).replaceAll("[\\s\\p{Z}]", ""))
                    .as(typed)
                    .isEmpty();
            Words.of(question.words());
        }
    }

    private static Question read(String typed) {
        return QuestionReader.read(typed, PORT_LERIN);
    }
}
