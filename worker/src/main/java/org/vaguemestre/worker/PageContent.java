package org.vaguemestre.worker;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/** What a PDF page is made of: drawn by nobody, only counted, to decide how its text is found. */
final class PageContent extends PDFGraphicsStreamEngine {
    /** How the text of the page is found. */
    enum Kind {
        /** One picture over the whole page and nothing else that is seen. */
        SCAN,
        /** The page has its own text. */
        BORN_DIGITAL,
        /** Pictures, drawings, or too little text for what is shown: it is rendered and read. */
        MIXED
    }

    /** Part of the page from which a picture covers it. */
    private static final double WHOLE_PAGE = 0.85;

    /** Part of the page from which a picture says more than a short text over it. */
    private static final double MOST_OF_PAGE = 0.5;

    /** Letters over a picture from which they are the page's text and not a stamp. */
    private static final int TEXT_OVER_PICTURE = 200;

    /** Steps of drawing one page; a map of a whole region has a million. */
    private static final int MOST_STEPS = 4_000_000;

    /** Steps that showing a form is worth, whatever is in it. */
    private static final int STEPS_OF_FORM = 200;

    private final PDRectangle box;
    private final List<PDImage> images = new ArrayList<>();
    private final List<Matrix> places = new ArrayList<>();
    private int seenLetters;
    private int drawings;
    private int steps;

    private PageContent(PDPage page) {
        super(page);
        box = page.getCropBox();
    }

    /** @throws RefusedDocument DOCUMENT_TOO_LARGE for a page that never ends: forms that show forms, each several times */
    static PageContent of(PDPage page) throws IOException, RefusedDocument {
        PageContent content = new PageContent(page);
        try {
            content.processPage(page);
        } catch (Endless e) {
            throw new RefusedDocument(RefusalCode.DOCUMENT_TOO_LARGE, e);
        }
        if (!page.getAnnotations().isEmpty()) {
            content.drawings += page.getAnnotations().size();
        }
        return content;
    }

    /** Not an {@link IOException}: the library overlooks those. */
    private static final class Endless extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Endless() {
            super("more than " + MOST_STEPS + " steps to draw a page");
        }
    }

    private void count(int more) {
        steps += more;
        if (steps > MOST_STEPS) {
            throw new Endless();
        }
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        count(1);
        super.processOperator(operator, operands);
    }

    @Override
    public void showForm(PDFormXObject form) throws IOException {
        count(STEPS_OF_FORM);
        super.showForm(form);
    }

    @Override
    public void showTransparencyGroup(PDTransparencyGroup form) throws IOException {
        count(STEPS_OF_FORM);
        super.showTransparencyGroup(form);
    }

    Kind kind() {
        double covered = 0;
        for (Matrix place : places) {
            covered = Math.max(covered, coverage(place));
        }
        if (seenLetters == 0 && drawings == 0 && isOneWholePicture()) {
            return Kind.SCAN;
        }
        boolean textSuffices = covered < MOST_OF_PAGE || seenLetters >= TEXT_OVER_PICTURE;
        return seenLetters > 0 && textSuffices ? Kind.BORN_DIGITAL : Kind.MIXED;
    }

    private boolean isOneWholePicture() {
        return images.size() == 1
                && images.get(0) instanceof PDImageXObject
                && coverage(places.get(0)) >= WHOLE_PAGE
                && isByQuarters(places.get(0));
    }

    /** Neither mirrored nor slanted. */
    private static boolean isByQuarters(Matrix m) {
        double size = Math.abs(m.getScaleX()) + Math.abs(m.getShearY());
        boolean upright = Math.abs(m.getShearX()) + Math.abs(m.getShearY()) < size * 1e-3;
        boolean lying = Math.abs(m.getScaleX()) + Math.abs(m.getScaleY()) < size * 1e-3;
        double determinant = (double) m.getScaleX() * m.getScaleY() - (double) m.getShearX() * m.getShearY();
        return (upright || lying) && determinant > 0;
    }

    private double coverage(Matrix place) {
        java.awt.geom.Rectangle2D bounds = place.createAffineTransform()
                .createTransformedShape(new java.awt.geom.Rectangle2D.Double(0, 0, 1, 1))
                .getBounds2D();
        java.awt.geom.Rectangle2D page = new java.awt.geom.Rectangle2D.Double(
                box.getLowerLeftX(), box.getLowerLeftY(), box.getWidth(), box.getHeight());
        java.awt.geom.Rectangle2D common = bounds.createIntersection(page);
        return common.isEmpty() ? 0 : common.getWidth() * common.getHeight() / (page.getWidth() * page.getHeight());
    }

    /** The scanned picture of a {@link Kind#SCAN}. */
    PDImageXObject scan() {
        return (PDImageXObject) images.get(0);
    }

    /** Where the scanned picture is put: the image of the unit square, in the page's own space. */
    Matrix placed() {
        return places.get(0);
    }

    /** @throws RefusedDocument PAGE_TOO_LARGE for any picture of the page beyond the limit */
    void checkPixels() throws RefusedDocument, IOException {
        for (PDImage image : images) {
            Limits.checkPixels(image.getWidth(), image.getHeight());
            if (image instanceof PDImageXObject placed) {
                // a picture is drawn as large as its mask
                checkPixels(placed.getSoftMask());
                checkPixels(placed.getMask());
            }
        }
    }

    private static void checkPixels(PDImageXObject mask) throws RefusedDocument {
        if (mask != null) {
            Limits.checkPixels(mask.getWidth(), mask.getHeight());
        }
    }

    @Override
    public void drawImage(PDImage image) {
        images.add(image);
        places.add(getGraphicsState().getCurrentTransformationMatrix().clone());
    }

    @Override
    protected void showGlyph(Matrix rendering, PDFont font, int code, Vector displacement) {
        RenderingMode mode = getGraphicsState().getTextState().getRenderingMode();
        if (mode != RenderingMode.NEITHER && mode != RenderingMode.NEITHER_CLIP) {
            seenLetters++;
        }
    }

    @Override
    public void fillPath(int windingRule) {
        drawings++;
    }

    @Override
    public void strokePath() {
        drawings++;
    }

    @Override
    public void fillAndStrokePath(int windingRule) {
        drawings++;
    }

    @Override
    public void shadingFill(COSName name) {
        drawings++;
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
        // where paths run does not matter
    }

    @Override
    public void clip(int windingRule) {
        // a clipped picture is still the scan
    }

    @Override
    public void moveTo(float x, float y) {
        // where paths run does not matter
    }

    @Override
    public void lineTo(float x, float y) {
        // where paths run does not matter
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
        // where paths run does not matter
    }

    @Override
    public Point2D getCurrentPoint() {
        return new Point2D.Float();
    }

    @Override
    public void closePath() {
        // where paths run does not matter
    }

    @Override
    public void endPath() {
        // where paths run does not matter
    }
}
