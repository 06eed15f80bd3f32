package org.vaguemestre.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vaguemestre.api.Program.PORT_LERIN;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a program may get wrong, or mean ill: one clear problem each, never an error of the server. */
class BadInputIT {
    private static final String ITEMS = PORT_LERIN + "/mail-items";
    private static final String LETTER = "{\"direction\":\"INCOMING\",\"subject\":\"Avec pièce\"}";

    private final Program jeanne = Program.of("jeanne.morel");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"direction":"INCOMING"}                                                  | 422 | SUBJECT_MISSING
                    {"direction":"INCOMING","subject":"   "}                                  | 422 | SUBJECT_MISSING
                    {"subject":"Sans sens"}                                                   | 422 | FIELD_MISSING
                    {"direction":"SIDEWAYS","subject":"x"}                                    | 422 | FIELD_INVALID
                    {"direction":"INCOMING","subject":"x","arrivedOn":"2999-01-01"}           | 422 | DATE_IN_FUTURE
                    {"direction":"INCOMING","subject":"x","writtenOn":"2999-01-01"}           | 422 | DATE_IN_FUTURE
                    {"direction":"INCOMING","subject":"x","arrivedOn":"2026-02-30"}           | 422 | FIELD_INVALID
                    {"direction":"INCOMING","subject":"x","arrivedOn":"-9999-01-01"}          | 422 | FIELD_INVALID
                    {"direction":"INCOMING","subject":"x","arrivedOn":"2026-01-01","writtenOn":"2026-01-02"} | 422 | DATE_ORDER
                    {"direction":"INCOMING","subject":"x","department":"NULLEPART"}           | 422 | DEPARTMENT_UNKNOWN
                    {"direction":"INCOMING","subject":"x","department":"01234567-89ab-7def-8123-456789abcdef"} | 422 | DEPARTMENT_UNKNOWN
                    {"direction":"INCOMING","subject":"x","mailType":"NULLEPART"}             | 422 | MAIL_TYPE_UNKNOWN
                    {"direction":"INCOMING","subject":"x","assignee":"sophie.lemaire"}        | 422 | AGENT_UNKNOWN
                    {"direction":"INCOMING","subject":"x","sender":"01234567-89ab-7def-8123-456789abcdef"} | 422 | CORRESPONDENT_UNKNOWN
                    {"direction":"INCOMING","subject":"x","sender":{}}                        | 422 | FIELD_MISSING
                    {"direction":"INCOMING","subject":"x","copies":[{}]}                      | 422 | FIELD_MISSING
                    {"direction":"INCOMING","subject":"x","nature":"y"}                       | 422 | FIELD_UNKNOWN
                    {"direction":"INCOMING","subject":{}}                                     | 422 | FIELD_INVALID
                    {"direction":"INCOMING","subject":"a\\u0000b"}                            | 422 | FIELD_INVALID
                    {"direction":"INCOMING","subject":"a\\ud800b"}                            | 422 | FIELD_INVALID
                    {"direction":"INCOMING","subject":"x","subject":"y"}                      | 400 | REQUEST_MALFORMED
                    {"direction":"INCOMING"                                                   | 400 | REQUEST_MALFORMED
                    []                                                                        | 400 | REQUEST_MALFORMED
                    null                                                                      | 400 | REQUEST_MALFORMED
                    """)
    void whatCannotBeRegisteredIsToldByItsCode(String body, int status, String code) {
        assertRefused(jeanne.post(ITEMS, body), status, code);
    }

    @Test
    void aSubjectOfAThousandCharactersIsTheLongest() {
        assertThat(jeanne.post(ITEMS, letter("é".repeat(1_000))).status()).isEqualTo(201);
        assertRefused(jeanne.post(ITEMS, letter("é".repeat(1_001))), 422, "FIELD_TOO_LONG");
    }

    @Test
    void aBodyOfMoreThanAMegabyteIsNotRead() {
        assertRefused(jeanne.post(ITEMS, letter("x".repeat(2 << 20))), 413, "UPLOAD_TOO_LARGE");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertRefusedFile("vide.pdf", new byte[0], 422, "DOCUMENT_EMPTY");
    }

    @Test
    void aProgramThatSaysItIsAPdfIsRefused() {
        byte[] elf = Arrays.copyOf(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}, 4_096);

        assertRefusedFile("facture.pdf", elf, 415, "DOCUMENT_TYPE_REFUSED");
    }

    @Test
    void aTruncatedPdfIsRefused() throws IOException {
        byte[] whole = pdf(3, null);

        assertRefusedFile("coupé.pdf", Arrays.copyOf(whole, whole.length / 3), 422, "DOCUMENT_DAMAGED");
    }

    @Test
    void anEncryptedPdfIsRefused() throws IOException {
        assertRefusedFile("secret.pdf", pdf(1, "mot de passe"), 422, "DOCUMENT_ENCRYPTED");
    }

    @Test
    void aPdfOfTenThousandPagesIsRefused() throws IOException {
        assertRefusedFile("annuaire.pdf", pdf(10_000, null), 422, "DOCUMENT_TOO_MANY_PAGES");
    }

    @Test
    void aDecompressionBombIsRefusedBeforeItIsOpened() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 600; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }

        assertRefusedFile("bombe.docx", bomb.toByteArray(), 422, "DOCUMENT_TOO_LARGE");
    }

    @ParameterizedTest
    @CsvSource({"../../etc/passwd.pdf", "a\\b.pdf", ".."})
    void aFileNameThatIsAPathIsRefused(String name) {
        assertRefusedFile(name, "x".getBytes(StandardCharsets.UTF_8), 422, "FILE_NAME_REFUSED");
    }

    @Test
    void aFileNameOfThreeHundredCharactersIsRefused() {
        assertRefusedFile("a".repeat(296) + ".pdf", "x".getBytes(StandardCharsets.UTF_8), 422, "FILE_NAME_REFUSED");
    }

    @Test
    void oneBadDocumentAmongGoodOnesIsNamedAndNothingIsRegistered() {
        int before = jeanne.get(ITEMS + "?limit=1").json().get("items").size();
        Program.Answer answer = jeanne.post(
                ITEMS,
                new Program.Form()
                        .json("item", LETTER)
                        .file("document", "bonne.txt", "bonne".getBytes(StandardCharsets.UTF_8))
                        .file("document", "vide.txt", new byte[0]));

        assertRefused(answer, 422, "DOCUMENT_EMPTY");
        assertThat(answer.json().get("file").asText()).isEqualTo("vide.txt");
        assertThat(jeanne.get(ITEMS + "?limit=1").json().get("items").size()).isEqualTo(before);
    }

    @Test
    void aFormThatIsNoFormIsRefused() {
        assertRefused(
                jeanne.send("POST", ITEMS, "multipart/form-data", HttpRequest.BodyPublishers.ofString("x")),
                400,
                "REQUEST_MALFORMED");
        assertRefused(
                jeanne.post(ITEMS, new Program.Form().file("document", "a.txt", new byte[] {'a'})),
                422,
                "FIELD_MISSING");
        assertRefused(
                jeanne.post(ITEMS, new Program.Form().json("item", LETTER).json("autre", "{}")), 422, "FIELD_UNKNOWN");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0,422,FIELD_INVALID",
        "limit=201,422,FIELD_INVALID",
        "limit=x,422,FIELD_INVALID",
        "cursor=x,400,CURSOR_INVALID",
        "state=LOST,422,FIELD_INVALID",
        "arrivedFrom=hier,422,FIELD_INVALID",
        "department=NULLEPART,422,DEPARTMENT_UNKNOWN",
        "department=%00,422,DEPARTMENT_UNKNOWN",
        "basket=perdu,422,FIELD_INVALID",
        "sender=1,422,FIELD_INVALID",
        "late=peut-etre,422,FIELD_INVALID"
    })
    void aListThatCannotBeIsRefused(String query, int status, String code) {
        assertRefused(jeanne.get(ITEMS + "?" + query), status, code);
    }

    @Test
    void aSearchOfAnythingAnswers() {
        for (String q :
                new String[] {"%22", "(((", "*", "-", "a%20AND", "%F0%9F%95%B3", "'%3B--", "%3Cscript%3E", "\\"}) {
            assertThat(jeanne.get(PORT_LERIN + "/search?q=" + q.replace("\\", "%5C"))
                            .status())
                    .as(q)
                    .isEqualTo(200);
        }
        assertRefused(jeanne.get(PORT_LERIN + "/search?q=%00"), 422, "FIELD_INVALID");
    }

    @Test
    void aBatchWithoutFileIsRefusedAndABadFileCostsTheOthersNothing() throws IOException {
        assertRefused(
                jeanne.post(PORT_LERIN + "/scan-batches", new Program.Form().json("name", "Lot")), 422, "BATCH_EMPTY");
        Program.Answer given = jeanne.post(
                PORT_LERIN + "/scan-batches",
                new Program.Form().file("file", "vide.pdf", new byte[0]).file("file", "pli.pdf", pdf(1, null)));

        assertThat(given.status()).isEqualTo(202);
        assertThat(given.header("Location")).endsWith("/scan-batches/" + given.id());
        assertThat(given.json().get("rejections").get(0).get("code").asText()).isEqualTo("DOCUMENT_EMPTY");
        assertThat(given.json().get("rejections").get(0).get("file").asText()).isEqualTo("vide.pdf");
        assertThat(given.json().get("files")).hasSize(2);
    }

    private void assertRefusedFile(String name, byte[] bytes, int status, String code) {
        assertRefused(
                jeanne.post(ITEMS, new Program.Form().json("item", LETTER).file("document", name, bytes)),
                status,
                code);
    }

    private static void assertRefused(Program.Answer answer, int status, String code) {
        assertThat(answer.code()).as(answer.text()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().get("detail").asText()).endsWith(".");
        assertThat(answer.text()).doesNotContain("Exception", "org.vaguemestre", "jakarta", "\tat ");
    }

    private static String letter(String subject) {
        return "{\"direction\":\"INCOMING\",\"subject\":\"" + subject + "\"}";
    }

    private static byte[] pdf(int pages, String password) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                document.addPage(new PDPage());
            }
            if (password != null) {
                document.protect(new StandardProtectionPolicy(password, password, new AccessPermission()));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }
}
