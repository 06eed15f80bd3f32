package org.vaguemestre.proof;

/** The smallest documents there can be, as text. */
final class Papers {
    private Papers() {}

    /** A PDF of one page that says this; PDF readers find what its table of contents leaves out. */
    static String pdf(String words) {
        return pdf(words, "");
    }

    /** @param more entries of its catalogue */
    static String pdf(String words, String more) {
        String text = "BT /F1 14 Tf 60 700 Td (" + words.replaceAll("[^\\w .:/-]", " ") + ") Tj ET";
        return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R" + more + ">>endobj\n"
                + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n"
                + "4 0 obj<</Length " + text.length() + ">>stream\n" + text + "\nendstream endobj\n"
                + "trailer<</Root 1 0 R/Size 5>>\n%%EOF\n";
    }
}
