package org.vaguemestre.supply;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A library, as a CycloneDX bill of materials tells of it.
 *
 * @param licences in their SPDX identifier; of several the user may choose
 * @param sha256 of its jar; empty where the bill does not tell it
 */
record Library(String group, String name, String version, Set<String> licences, String sha256) {

    /**
     * The libraries of a bill, this project's own modules left out.
     *
     * @param names the SPDX identifiers of the names that bills give to licences
     */
    static List<Library> of(File bill, JsonNode names) throws Exception {
        List<Library> libraries = new ArrayList<>();
        NodeList components = read(bill).getElementsByTagName("component");
        for (int i = 0; i < components.getLength(); i++) {
            Element component = (Element) components.item(i);
            if (component.getAttribute("type").equals("library") && isOfTheBill(component)) {
                Library library = of(component, names);
                if (!library.group.equals("org.vaguemestre")) {
                    libraries.add(library);
                }
            }
        }
        return libraries;
    }

    /** And not of the tools that wrote it. */
    private static boolean isOfTheBill(Element component) {
        return component.getParentNode().getParentNode().getNodeName().equals("bom");
    }

    private static Library of(Element component, JsonNode names) {
        Set<String> licences = new LinkedHashSet<>();
        NodeList told = component.getElementsByTagName("license");
        for (int i = 0; i < told.getLength(); i++) {
            Element licence = (Element) told.item(i);
            String name = text(licence, "id") + text(licence, "name");
            licences.add(names.path(name).asText(name));
        }
        String sha256 = "";
        NodeList hashes = component.getElementsByTagName("hash");
        for (int i = 0; i < hashes.getLength(); i++) {
            Element hash = (Element) hashes.item(i);
            sha256 = hash.getAttribute("alg").equals("SHA-256") ? hash.getTextContent() : sha256;
        }
        return new Library(
                text(component, "group"), text(component, "name"), text(component, "version"), licences, sha256);
    }

    private static String text(Element of, String tag) {
        NodeList found = of.getElementsByTagName(tag);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }

    private static Document read(File bill) throws Exception {
        if (!bill.exists()) {
            throw new IOException(bill + " is not there: it is made by mvn package, which needs the network for it");
        }
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(bill);
    }
}
