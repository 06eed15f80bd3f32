package org.vaguemestre.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text documents with fields: what they ask, what is refused, what they become. */
class OfficeTemplateTest {
    private static final Set<String> KNOWN = Set.of("courrier.numero", "agent.nom");

    @TempDir
    private Path folder;

    private static String odtText(String... paragraphs) {
        StringBuilder content = new StringBuilder(
                "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                        + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
                        + " xmlns:script=\"urn:oasis:names:tc:opendocument:xmlns:script:1.0\"><office:body><office:text>");
        for (String paragraph : paragraphs) {
            content.append("<text:p>").append(paragraph).append("</text:p>");
        }
        return content.append("</office:text></office:body></office:document-content>")
                .toString();
    }

    private Path odt(Map<String, String> more, String... paragraphs) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("content.xml", odtText(paragraphs));
        parts.put(
                "META-INF/manifest.xml",
                "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>");
        parts.putAll(more);
        return zip("letter.odt", OfficeTemplate.ODT, parts);
    }

    private Path docx(Map<String, String> more, String body) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                        + " Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\""
                        + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/></Types>");
        parts.put(
                "word/document.xml",
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" + body
                        + "</w:body></w:document>");
        parts.putAll(more);
        return zip("letter.docx", null, parts);
    }

    private Path zip(String name, String mimetype, Map<String, String> parts) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            if (mimetype != null) {
                byte[] bytes = mimetype.getBytes(StandardCharsets.UTF_8);
                ZipEntry first = new ZipEntry("mimetype");
                first.setMethod(ZipEntry.STORED);
                first.setSize(bytes.length);
                CRC32 sum = new CRC32();
                sum.update(bytes);
                first.setCrc(sum.getValue());
                zip.putNextEntry(first);
                zip.write(bytes);
            }
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static JsonObject told(Path file) throws RefusedDocument, IOException {
        return OfficeTemplate.open(file).told(KNOWN);
    }

    private static void refused(RefusalCode code, Path file) {
        assertThatThrownBy(() -> OfficeTemplate.open(file))
                .isInstanceOfSatisfying(RefusedDocument.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(code));
    }

    @Test
    void whatAWordProcessorWouldFetchElsewhereIsRefusedAndALinkToFollowIsNot() throws IOException, RefusedDocument {
        for (String address : new String[] {
            "http://127.0.0.1:9/a.png", "file:///etc/passwd", "//ailleurs.example/a", "../../a.png", "/a"
        }) {
            refused(RefusalCode.DOCUMENT_WITH_MACROS, odt(Map.of(), image(address)));
        }
        String image = relation("image", "http://127.0.0.1:9/a.png", " TargetMode='External'");
        String link = relation("hyperlink", "https://www.service-public.fr", " TargetMode=\"External\"");
        refused(RefusalCode.DOCUMENT_WITH_MACROS, docx(relations(image), "<w:p/>"));
        refused(RefusalCode.DOCUMENT_WITH_MACROS, docx(relations(link + image), "<w:p/>"));
        refused(
                RefusalCode.DOCUMENT_WITH_MACROS,
                docx(
                        Map.of(),
                        "<w:p><w:r><w:instrText> INCLUDE</w:instrText></w:r><w:r><w:instrText>PICTURE \"http://127.0.0.1:9\"</w:instrText></w:r></w:p>"));
        refused(
                RefusalCode.DOCUMENT_WITH_MACROS,
                docx(Map.of(), "<w:p><w:fldSimple w:instr=\"DDEAUTO c a b\"/></w:p>"));

        assertThat(OfficeTemplate.open(odt(Map.of(), image("Pictures/a.png"))).lines())
                .isNotEmpty();
        assertThat(OfficeTemplate.open(
                                odt(
                                        Map.of(),
                                        "<text:a xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"https://www.service-public.fr\">site</text:a>"))
                        .lines())
                .containsExactly("site");
        assertThat(OfficeTemplate.open(docx(relations(link), "<w:p/>")).lines()).isNotEmpty();
    }

    @Test
    void aDocumentThatDefinesEntitiesIsRefused() throws IOException {
        String entity = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
        refused(RefusalCode.DOCUMENT_DAMAGED, odt(Map.of("content.xml", entity + odtText("a")), "a"));
        refused(RefusalCode.DOCUMENT_DAMAGED, odt(Map.of("styles.xml", entity + "<x>&a;</x>"), "a"));
        refused(RefusalCode.DOCUMENT_DAMAGED, docx(Map.of("word/settings.xml", entity + "<x/>"), "<w:p/>"));
    }

    private static String image(String address) {
        return "<draw:frame xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">"
                + "<draw:image xlink:href=\"" + address + "\"/></draw:frame>";
    }

    private static Map<String, String> relations(String all) {
        return Map.of(
                "word/_rels/document.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + all
                        + "</Relationships>");
    }

    private static String relation(String kind, String target, String more) {
        return "<Relationship Id=\"r" + kind
                + "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + kind
                + "\" Target=\"" + target + "\"" + more + "/>";
    }

    @Test
    void theFieldsItUsesAreFoundAlsoCutInPieces() throws Exception {
        Path file = odt(Map.of(), "Votre courrier ${courrier.numero}", "Suivi par ${agent<text:span>.nom}</text:span>");
        assertThat(told(file).getJsonArray("fields").toString()).isEqualTo("[\"courrier.numero\",\"agent.nom\"]");
        assertThat(told(file).getJsonArray("unknown")).isEmpty();
    }

    @Test
    void anUnknownFieldIsToldWithItsPlace() throws Exception {
        JsonObject unknown = told(odt(Map.of(), "Bonjour", "Objet : ${courrier.objett}"))
                .getJsonArray("unknown")
                .getJsonObject(0);
        assertThat(unknown.getString("field")).isEqualTo("courrier.objett");
        assertThat(unknown.getInt("paragraph")).isEqualTo(2);
        assertThat(unknown.getString("excerpt")).contains("Objet");
    }

    @Test
    void theLanguageOfTheTemplateEngineIsNoField() throws Exception {
        Path file = odt(
                Map.of(), "[#assign x='freemarker.template.utility.Execute'?new()]", "${x('id')}", "${courrier.numero");
        assertThat(told(file).getJsonArray("unknown")).hasSize(3);
    }

    @Test
    void macrosObjectsAndOutsidePartsAreRefused() throws Exception {
        refused(RefusalCode.DOCUMENT_WITH_MACROS, odt(Map.of("Basic/Standard/Module1.xml", "<m/>"), "a"));
        refused(RefusalCode.DOCUMENT_WITH_MACROS, odt(Map.of("Scripts/python/a.py", "x"), "a"));
        refused(RefusalCode.DOCUMENT_WITH_MACROS, odt(Map.of("Object 1/content.xml", "<o/>"), "a"));
        refused(RefusalCode.DOCUMENT_WITH_MACROS, odt(Map.of(), "<script:event-listener/>"));
        refused(RefusalCode.DOCUMENT_WITH_MACROS, docx(Map.of("word/vbaProject.bin", "x"), "<w:p/>"));
        refused(RefusalCode.DOCUMENT_WITH_MACROS, docx(Map.of("word/embeddings/oleObject1.bin", "x"), "<w:p/>"));
        refused(
                RefusalCode.DOCUMENT_WITH_MACROS,
                docx(
                        Map.of(
                                "word/_rels/settings.xml.rels",
                                "<Relationships><Relationship Type=\"http://schemas/attachedTemplate\""
                                        + " TargetMode=\"External\"/></Relationships>"),
                        "<w:p/>"));
    }

    /** LibreOffice would fetch it from inside the server's network, or from its files. */
    @Test
    void whatWouldBeFetchedElsewhereIsRefusedAndALinkToClickIsNot() throws Exception {
        String xlink = " xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=";
        refused(RefusalCode.DOCUMENT_WITH_MACROS, odt(Map.of(), "<text:image" + xlink + "\"http://10.0.0.1/a.png\"/>"));
        refused(RefusalCode.DOCUMENT_WITH_MACROS, odt(Map.of(), "<text:image" + xlink + "\"../../../etc/passwd\"/>"));
        OfficeTemplate.open(odt(Map.of(), "<text:a" + xlink + "\"https://exemple.example/\">ici</text:a>"));
        OfficeTemplate.open(odt(Map.of(), "<text:image" + xlink + "\"Pictures/a.png\"/>"));

        String picture = "<Relationship Type=\"http://schemas/image\" TargetMode=\"External\"/>";
        String link = "<Relationship Type=\"http://schemas/hyperlink\" TargetMode=\"External\"/>";
        String relations = "word/_rels/document.xml.rels";
        refused(
                RefusalCode.DOCUMENT_WITH_MACROS,
                docx(Map.of(relations, "<Relationships>" + link + picture + "</Relationships>"), "<w:p/>"));
        OfficeTemplate.open(docx(Map.of(relations, "<Relationships>" + link + "</Relationships>"), "<w:p/>"));
        refused(
                RefusalCode.DOCUMENT_WITH_MACROS,
                docx(
                        Map.of(),
                        "<w:p><w:fldChar/><w:instrText> include</w:instrText><w:instrText>picture"
                                + " \"http://10.0.0.1/a\"</w:instrText></w:p>"));
        OfficeTemplate.open(
                docx(Map.of(), "<w:p><w:fldChar/><w:instrText> HYPERLINK \"https://x\"</w:instrText></w:p>"));
    }

    @Test
    void entitiesAreNotRead() throws Exception {
        refused(
                RefusalCode.DOCUMENT_DAMAGED,
                odt(Map.of("settings.xml", "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>"), "a"));
    }

    @Test
    void aBombIsRefusedBeforeItIsOpened() throws Exception {
        refused(RefusalCode.DOCUMENT_TOO_LARGE, odt(Map.of("Pictures/a.txt", "0".repeat(60_000_000)), "a"));
    }

    @Test
    void whatIsNoTextDocumentIsRefused() throws Exception {
        Path file = folder.resolve("letter.pdf");
        Files.writeString(file, "%PDF-1.4\n%%EOF");
        refused(RefusalCode.DOCUMENT_TYPE_REFUSED, file);
    }

    @Test
    void aFilledInOdtBearsTheValuesTheirLinesAndNothingElse() throws Exception {
        Path file = odt(Map.of(), "N° ${courrier.numero} &amp; suite", "Suivi par ${agent<text:span>.nom}</text:span>");
        Path out = folder.resolve("out.odt");
        OfficeMerge.write(
                file,
                Json.createObjectBuilder()
                        .add("courrier.numero", "A-2026-<1> & co")
                        .add("agent.nom", "Camille\nDurand")
                        .build(),
                out);
        OfficeTemplate filled = OfficeTemplate.open(out);
        assertThat(filled.lines()).containsExactly("N° A-2026-<1> & co & suite", "Suivi par Camille\nDurand");
        assertThat(filled.told(KNOWN).getJsonArray("fields")).isEmpty();
    }

    @Test
    void aFilledInDocxBearsTheValuesAlsoOfFieldsCutInPieces() throws Exception {
        Path file = docx(
                Map.of(),
                "<w:p><w:r><w:t>N° ${courrier.</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>numero}</w:t></w:r></w:p>");
        Path out = folder.resolve("out.docx");
        OfficeMerge.write(
                file,
                Json.createObjectBuilder()
                        .add("courrier.numero", "A-2026-1")
                        .add("agent.nom", "")
                        .build(),
                out);
        assertThat(OfficeTemplate.open(out).lines()).containsExactly("N° A-2026-1");
    }

    @Test
    void aFieldWithoutAValueGivenIsRefused() throws Exception {
        Path file = odt(Map.of(), "${agent.nom}");
        assertThatThrownBy(() -> OfficeMerge.write(
                        file,
                        Json.createObjectBuilder().add("courrier.numero", "1").build(),
                        folder.resolve("out.odt")))
                .isInstanceOfSatisfying(RefusedDocument.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(RefusalCode.TEMPLATE_UNFIT));
    }
}
