package org.vaguemestre.worker;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;

/**
 * Takes a page out of a document as it is, and nothing else of that document: many writers list the pictures of all pages with each page, and a
 * letter must not carry those of another.
 */
final class PageTransplant {
    /** What ties a page to the rest of its document, or acts. */
    private static final List<COSName> PAGE_TIES = List.of(
            COSName.B,
            COSName.AA,
            COSName.STRUCT_PARENTS,
            COSName.METADATA,
            COSName.getPDFName("PieceInfo"),
            COSName.getPDFName("Thumb"),
            COSName.getPDFName("PresSteps"),
            COSName.getPDFName("SeparationInfo"),
            COSName.getPDFName("TemplateInstantiated"));

    private static final List<COSName> ANNOTATION_TIES = List.of(
            COSName.P,
            COSName.PARENT,
            COSName.A,
            COSName.AA,
            COSName.DEST,
            COSName.STRUCT_PARENT,
            COSName.getPDFName("PA"),
            COSName.getPDFName("IRT"),
            COSName.getPDFName("Popup"));

    private PageTransplant() {}

    /** @param turn degrees clockwise, added to the page's own rotation */
    static PDPage into(PDDocument letter, PDPage page, int turn) throws IOException {
        PDPage copy = letter.importPage(page);
        copy.setRotation(Math.floorMod(page.getRotation() + turn, 360));
        copy.setResources(pruned(page));
        COSDictionary dictionary = copy.getCOSObject();
        PAGE_TIES.forEach(dictionary::removeItem);
        COSArray annotations = new COSArray();
        for (PDAnnotation annotation : page.getAnnotations()) {
            COSDictionary untied = new COSDictionary(annotation.getCOSObject());
            ANNOTATION_TIES.forEach(untied::removeItem);
            annotations.add(untied);
        }
        if (annotations.size() == 0) {
            dictionary.removeItem(COSName.ANNOTS);
        } else {
            dictionary.setItem(COSName.ANNOTS, annotations);
        }
        return copy;
    }

    /** The page's resources without the pictures and forms it never shows. */
    private static PDResources pruned(PDPage page) throws IOException {
        if (page.getResources() == null) {
            return new PDResources();
        }
        COSDictionary resources = new COSDictionary(page.getResources().getCOSObject());
        if (resources.getDictionaryObject(COSName.XOBJECT) instanceof COSDictionary all) {
            Set<COSName> shown = new HashSet<>();
            collectShown(new PDFStreamParser(page), all, shown);
            COSDictionary kept = new COSDictionary();
            for (COSName name : all.keySet()) {
                if (shown.contains(name)) {
                    kept.setItem(name, all.getItem(name));
                }
            }
            resources.setItem(COSName.XOBJECT, kept);
        }
        resources.removeItem(COSName.getPDFName("Properties"));
        return new PDResources(resources);
    }

    /** A form without resources of its own uses those of the page. */
    private static void collectShown(PDFStreamParser content, COSDictionary all, Set<COSName> shown)
            throws IOException {
        COSBase previous = null;
        Object token;
        while ((token = content.parseNextToken()) != null) {
            boolean shows =
                    token instanceof Operator operator && operator.getName().equals("Do");
            if (shows
                    && previous instanceof COSName name
                    && shown.add(name)
                    && all.getDictionaryObject(name) instanceof COSStream form
                    && COSName.FORM.equals(form.getCOSName(COSName.SUBTYPE))
                    && !form.containsKey(COSName.RESOURCES)) {
                collectShown(new PDFStreamParser(new PDFormXObject(form)), all, shown);
            }
            previous = token instanceof COSBase base ? base : null;
        }
    }
}
