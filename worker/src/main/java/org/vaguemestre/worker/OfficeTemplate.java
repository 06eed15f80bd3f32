package org.vaguemestre.worker;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A text document with fields to fill in, ODT or DOCX (<i>modèle</i>), as a word processor left it: {@code ${courrier.numero}} typed in the text,
 * which the word processor may have cut into pieces of different look.
 */
final class OfficeTemplate {
    static final String ODT = "application/vnd.oasis.opendocument.text";
    static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /** Of one part of the document, unpacked: no letter's text is longer. */
    private static final int PART = 20_000_000;

    private static final int EXCERPT = 60;
    /** Elements that end a line within a paragraph, in ODT and in DOCX. */
    private static final Set<String> BREAKS = Set.of("line-break", "br");

    private static final Pattern FIELD = Pattern.compile("\\$\\{([^}]{0,400})\\}");
    private static final Pattern FIELD_OR_TAGGED =
            Pattern.compile("\\$(?:<[^>]*>){0,20}\\{(?:[^<>{}]{0,80}(?:<[^>]*>){0,20}){0,20}\\}");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern NAME = Pattern.compile("[a-z]+(\\.[a-z_]+)*");
    private static final Pattern DIRECTIVE = Pattern.compile("[<\\[]/?[#@][a-zA-Z]+|#\\{");
    private static final Pattern DOCX_TEXT = Pattern.compile("word/(document|header\\d*|footer\\d*)\\.xml");

    private final String type;
    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    private OfficeTemplate(String type) {
        this.type = type;
    }

    /**
     * Reads a document, within the limits of an archive.
     *
     * @throws RefusedDocument DOCUMENT_TYPE_REFUSED, DOCUMENT_TOO_LARGE, DOCUMENT_ENCRYPTED, DOCUMENT_DAMAGED, DOCUMENT_WITH_MACROS for code,
     *     embedded objects or parts that are to be fetched elsewhere
     */
    static OfficeTemplate open(Path file) throws RefusedDocument, IOException {
        String type = SourceFile.type(file);
        if (!type.equals(ODT) && !type.equals(DOCX)) {
            throw new RefusedDocument(RefusalCode.DOCUMENT_TYPE_REFUSED, type);
        }
        OfficeTemplate template = new OfficeTemplate(type);
        long unpacked = 0;
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(file))) {
            ZipEntry entry;
            while ((entry = entries.getNextEntry()) != null) {
                byte[] bytes = entries.readNBytes(PART + 1);
                unpacked += bytes.length;
                if (bytes.length > PART || unpacked > Limits.UNPACKED / 4 || template.parts.size() > Limits.ENTRIES) {
                    throw new RefusedDocument(RefusalCode.DOCUMENT_TOO_LARGE, entry.getName());
                }
                if (!entry.isDirectory()) {
                    refuseCode(entry.getName(), bytes);
                    template.parts.put(entry.getName(), bytes);
                }
            }
        }
        if (template.texts().isEmpty()) {
            throw new RefusedDocument(RefusalCode.DOCUMENT_DAMAGED, "no text part");
        }
        return template;
    }

    private static void refuseCode(String name, byte[] bytes) throws RefusedDocument {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean code = lower.startsWith("basic/")
                || lower.startsWith("scripts/")
                || lower.endsWith("vbaproject.bin")
                || lower.contains("/embeddings/")
                || lower.contains("/activex/")
                || lower.startsWith("object ");
        if (!code && !lower.startsWith("meta-inf/") && (lower.endsWith(".xml") || lower.endsWith(".rels"))) {
            code = OfficeLinks.areFetched(bytes);
        }
        if (lower.equals("meta-inf/manifest.xml")
                && new String(bytes, StandardCharsets.UTF_8).contains("encryption-data")) {
            throw new RefusedDocument(RefusalCode.DOCUMENT_ENCRYPTED, name);
        }
        if (code) {
            throw new RefusedDocument(RefusalCode.DOCUMENT_WITH_MACROS, name);
        }
    }

    private List<String> texts() {
        return parts.keySet().stream()
                .filter(name -> type.equals(ODT)
                        ? name.equals("content.xml") || name.equals("styles.xml")
                        : DOCX_TEXT.matcher(name).matches())
                .toList();
    }

    /**
     * What it asks to be filled in.
     *
     * @param known the fields there are
     * @return {@code type}, {@code fields} (the known ones it uses), {@code unknown}: {@code field}, {@code paragraph} (from 1 in its part),
     *     {@code part}, {@code excerpt}; a directive of a template engine is unknown
     */
    JsonObject told(Set<String> known) throws RefusedDocument {
        Set<String> used = new LinkedHashSet<>();
        JsonArrayBuilder unknown = Json.createArrayBuilder();
        for (String part : texts()) {
            List<String> paragraphs = paragraphs(parts.get(part));
            for (int i = 0; i < paragraphs.size(); i++) {
                for (String field : asked(paragraphs.get(i))) {
                    if (known.contains(field)) {
                        used.add(field);
                    } else {
                        unknown.add(Json.createObjectBuilder()
                                .add("field", shortened(field))
                                .add("part", part)
                                .add("paragraph", i + 1)
                                .add("excerpt", shortened(paragraphs.get(i))));
                    }
                }
            }
        }
        return Json.createObjectBuilder()
                .add("type", type)
                .add("fields", Json.createArrayBuilder(used))
                .add("unknown", unknown)
                .build();
    }

    private static List<String> asked(String paragraph) {
        List<String> asked = new ArrayList<>();
        Matcher field = FIELD.matcher(paragraph);
        while (field.find()) {
            asked.add(field.group(1).strip());
        }
        Matcher directive = DIRECTIVE.matcher(paragraph);
        while (directive.find()) {
            asked.add(directive.group());
        }
        if (paragraph.replaceAll(FIELD.pattern(), "").contains("${")) {
            asked.add("${");
        }
        return asked;
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT) + "…";
    }

    /** The text of each paragraph, its pieces put together. */
    private List<String> paragraphs(byte[] xml) throws RefusedDocument {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        List<String> paragraphs = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        int depth = 0;
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            while (reader.hasNext()) {
                int event = reader.next();
                boolean paragraph = event != XMLStreamConstants.CHARACTERS
                        && reader.hasName()
                        && (reader.getLocalName().equals("p")
                                || reader.getLocalName().equals("h"));
                if (event == XMLStreamConstants.START_ELEMENT && paragraph) {
                    depth++;
                } else if (event == XMLStreamConstants.END_ELEMENT && paragraph && --depth == 0) {
                    paragraphs.add(current.toString());
                    current.setLength(0);
                } else if (event == XMLStreamConstants.CHARACTERS && depth > 0) {
                    current.append(reader.getText());
                } else if (event == XMLStreamConstants.START_ELEMENT && BREAKS.contains(reader.getLocalName())) {
                    current.append('\n');
                }
            }
        } catch (XMLStreamException e) {
            throw new RefusedDocument(RefusalCode.DOCUMENT_DAMAGED, e);
        }
        return paragraphs;
    }

    /** All its text, a paragraph a line, to compare two versions. */
    List<String> lines() throws RefusedDocument {
        List<String> lines = new ArrayList<>();
        for (String part : texts()) {
            if (!part.equals("styles.xml")) {
                lines.addAll(paragraphs(parts.get(part)));
            }
        }
        return lines;
    }

    String type() {
        return type;
    }

    /** The same document, each field in one piece, so that a template engine finds it. */
    InputStream whole() throws IOException {
        return written(name -> texts().contains(name), OfficeTemplate::inOnePiece);
    }

    /** The field first, then whatever marks stood inside it, in their order: what was well formed stays so. */
    private static String inOnePiece(String xml) {
        return FIELD_OR_TAGGED.matcher(xml).replaceAll(found -> {
            Matcher field = FIELD.matcher(TAG.matcher(found.group()).replaceAll(""));
            boolean known =
                    field.matches() && NAME.matcher(field.group(1).strip()).matches();
            String marks =
                    TAG.matcher(found.group()).results().map(MatchResult::group).collect(Collectors.joining());
            return Matcher.quoteReplacement(known ? "${" + field.group(1).strip() + "}" + marks : found.group());
        });
    }

    /** What becomes of a part of the document. */
    interface Rewriting {
        String of(String xml);
    }

    /** Which parts. */
    interface Chosen {
        boolean is(String name);
    }

    InputStream written(Chosen chosen, Rewriting rewriting) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, chosen, rewriting);
        return new ByteArrayInputStream(out.toByteArray());
    }

    void write(OutputStream out, Chosen chosen, Rewriting rewriting) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                byte[] bytes = chosen.is(part.getKey())
                        ? rewriting
                                .of(new String(part.getValue(), StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8)
                        : part.getValue();
                ZipEntry entry = new ZipEntry(part.getKey());
                if (part.getKey().equals("mimetype")) {
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(bytes.length);
                    CRC32 sum = new CRC32();
                    sum.update(bytes);
                    entry.setCrc(sum.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(bytes);
                zip.closeEntry();
            }
        }
    }

    boolean isText(String part) {
        return texts().contains(part);
    }
}
