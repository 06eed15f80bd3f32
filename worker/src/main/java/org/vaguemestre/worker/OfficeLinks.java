package org.vaguemestre.worker;

import java.io.ByteArrayInputStream;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a word processor would run, or fetch without asking, when it opens a part of a text document: code, embedded objects, pictures and texts that lie
 * elsewhere, be it on the network or among the server's files. A link that a reader has to click is none of these.
 */
final class OfficeLinks {
    private static final String XLINK = "http://www.w3.org/1999/xlink";

    /** Elements of ODF that run or embed. */
    private static final Set<String> RUN = Set.of(
            "script",
            "event-listener",
            "object",
            "object-ole",
            "section-source",
            "plugin",
            "applet",
            "dde-source",
            "dde-connection-decl");

    /** Of OOXML: relations that embed, or replace the document's own template. */
    private static final Set<String> EMBEDDED = Set.of("attachedTemplate", "oleObject", "subDocument", "frame");

    /** Fields of OOXML that fetch (ECMA-376, 17.16.5). */
    private static final Pattern FETCHES = Pattern.compile(
            "^\\s*(INCLUDE(PICTURE|TEXT)?|IMPORT|DDE(AUTO)?|LINK|DATABASE)\\b",
            Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    private final XMLStreamReader part;
    private final StringBuilder fields = new StringBuilder();

    private OfficeLinks(XMLStreamReader part) {
        this.part = part;
    }

    /** @throws RefusedDocument DOCUMENT_DAMAGED for what is not XML, or declares entities */
    static boolean areFetched(byte[] xml) throws RefusedDocument {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            return new OfficeLinks(factory.createXMLStreamReader(new ByteArrayInputStream(xml))).areFetched();
        } catch (XMLStreamException e) {
            throw new RefusedDocument(RefusalCode.DOCUMENT_DAMAGED, e);
        }
    }

    private boolean areFetched() throws XMLStreamException, RefusedDocument {
        boolean instruction = false;
        while (part.hasNext()) {
            switch (part.next()) {
                case XMLStreamConstants.DTD ->
                    // no word processor writes one
                    throw new RefusedDocument(RefusalCode.DOCUMENT_DAMAGED, "a document type declaration");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (isFetched()) {
                        return true;
                    }
                    instruction = part.getLocalName().equals("instrText");
                }
                case XMLStreamConstants.CHARACTERS -> fields.append(instruction ? part.getText() : "");
                default -> instruction = false;
            }
        }
        return FETCHES.matcher(fields).find();
    }

    /** The element at hand. */
    private boolean isFetched() {
        String name = part.getLocalName();
        if (RUN.contains(name) && !isOfOoxml()) {
            return true;
        }
        if (name.equals("Relationship")) {
            String type = String.valueOf(part.getAttributeValue(null, "Type"));
            String kind = type.substring(type.lastIndexOf('/') + 1);
            boolean outside = "External".equals(part.getAttributeValue(null, "TargetMode"));
            return EMBEDDED.contains(kind) || outside && !kind.equals("hyperlink");
        }
        if (name.startsWith("fld")) {
            fields.append('\n');
            for (int i = 0; i < part.getAttributeCount(); i++) {
                fields.append(part.getAttributeValue(i)).append('\n');
            }
        }
        String place = part.getAttributeValue(XLINK, "href");
        // a document only remembers where its template was
        boolean followed = !name.equals("a") && !name.equals("template");
        return place != null && followed && !isWithin(place);
    }

    /** Word's own words for harmless things are those of ODF for others. */
    private boolean isOfOoxml() {
        String space = String.valueOf(part.getNamespaceURI());
        return space.contains("openxmlformats") || space.contains("microsoft") || space.contains("ooxml");
    }

    /** Whether a place is in the document itself. */
    private static boolean isWithin(String place) {
        return !place.contains(":") && !place.startsWith("/") && !place.startsWith("\\") && !place.contains("..");
    }
}
