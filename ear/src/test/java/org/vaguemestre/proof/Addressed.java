package org.vaguemestre.proof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files of every kind that is opened somewhere, each with an address that a careless reader would fetch. */
final class Addressed {
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String ODF =
            "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
                    + " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";

    private Addressed() {}

    static Map<String, byte[]> files(String address) throws IOException {
        String entity = "<!DOCTYPE x [<!ENTITY % p SYSTEM \"" + address + "dtd\"> %p; <!ENTITY a SYSTEM \"" + address
                + "entity\">]>";
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(
                "lien.pdf",
                text(Papers.pdf(
                        "voir " + address,
                        "/OpenAction<</S/URI/URI(" + address + "pdf)>>/AA<</WC<</S/Launch/F(" + address + ")>>>>")));
        files.put(
                "flux.pdf",
                text(Papers.pdf("flux").replace("/Contents 4 0 R", "/Contents 6 0 R")
                        + "6 0 obj<</Length 0/FS/URL/F<</FS/URL/F(" + address
                        + "flux)>>>>stream\n\nendstream endobj\n"));
        files.put(
                "xfa.pdf",
                text(Papers.pdf("xfa", "/AcroForm<</Fields[]/XFA 7 0 R>>") + "7 0 obj<</Length " + entity.length()
                        + ">>stream\n" + entity + "\nendstream endobj\n"));
        files.put(
                "metadonnees.pdf",
                text(Papers.pdf("xmp", "/Metadata 8 0 R") + "8 0 obj<</Type/Metadata/Subtype/XML/Length "
                        + (entity.length() + 8) + ">>stream\n" + entity + "<x>&a;</x>\nendstream endobj\n"));
        files.put(
                "dessin.svg",
                text("<?xml version=\"1.0\"?>" + entity
                        + "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"><image xlink:href=\""
                        + address + "svg\"/><text>&a;</text></svg>"));
        files.put("donnees.xml", text("<?xml version=\"1.0\"?>" + entity + "<x>&a;</x>"));
        files.put(
                "feuille.xml",
                text("<?xml version=\"1.0\"?><?xml-stylesheet type=\"text/xsl\" href=\"" + address
                        + "xsl\"?><x xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"" + address
                        + "xi\"/></x>"));
        files.put(
                "page.html",
                text("<html><img src=\"" + address + "html\"><iframe src=\"" + address + "iframe\"></iframe></html>"));
        files.put(
                "courriel.eml",
                text(
                        "From: a@exemple.fr\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: message/external-body; access-type=URL; URL=\""
                                + address + "eml\"\r\n\r\n<img src=\"" + address + "img\">\r\n"));
        files.put(
                "image.odt",
                odt(
                        "",
                        "<draw:frame><draw:image xlink:href=\"" + address
                                + "odt\" xlink:actuate=\"onLoad\"/></draw:frame>"));
        files.put(
                "section.odt",
                odt(
                        "",
                        "<text:section text:name=\"a\"><text:section-source xlink:href=\"" + address
                                + "section\"/></text:section>"));
        files.put("entite.odt", odt(entity, "&a;"));
        files.put("image.docx", docx("", "<w:p/>", relation("image", address + "docx")));
        files.put(
                "lien-et-image.docx",
                docx(
                        "",
                        "<w:p/>",
                        relation("hyperlink", "https://www.service-public.fr") + relation("image", address + "docx")));
        files.put("modele.docx", docx("", "<w:p/>", relation("attachedTemplate", address + "modele")));
        files.put(
                "champ.docx",
                docx(
                        "",
                        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> INCLUDEPICTURE \""
                                + address
                                + "champ\" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
                        ""));
        files.put("entite.docx", docx(entity, "<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", ""));
        return files;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String relation(String kind, String target) {
        return "<Relationship Id=\"r" + kind + "\" Type=\"" + OFFICE + "/" + kind + "\" Target=\"" + target
                + "\" TargetMode=\"External\"/>";
    }

    private static byte[] odt(String before, String paragraph) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("mimetype", "application/vnd.oasis.opendocument.text");
        parts.put(
                "content.xml",
                before + "<office:document-content " + ODF + "><office:body><office:text><text:p>" + paragraph
                        + "</text:p></office:text></office:body></office:document-content>");
        parts.put(
                "META-INF/manifest.xml",
                "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry manifest:full-path=\"/\""
                        + " manifest:media-type=\"application/vnd.oasis.opendocument.text\"/><manifest:file-entry manifest:full-path=\"content.xml\""
                        + " manifest:media-type=\"text/xml\"/></manifest:manifest>");
        return zip(parts);
    }

    private static byte[] docx(String before, String body, String relations) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\""
                        + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\""
                        + " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
        parts.put(
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\""
                        + OFFICE + "/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
        parts.put(
                "word/document.xml",
                before + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                        + body + "</w:body></w:document>");
        parts.put(
                "word/_rels/document.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + relations
                        + "</Relationships>");
        return zip(parts);
    }

    private static byte[] zip(Map<String, String> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                byte[] content = part.getValue().getBytes(StandardCharsets.UTF_8);
                ZipEntry entry = new ZipEntry(part.getKey());
                if (part.getKey().equals("mimetype")) {
                    CRC32 sum = new CRC32();
                    sum.update(content);
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(content.length);
                    entry.setCrc(sum.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(content);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
