package org.vaguemestre.letters;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** Where scanned pages go: one PDF (JPEG or fax images) or one TIFF of many pages. */
public interface PileFile extends AutoCloseable {
    void add(BufferedImage page) throws IOException;

    @Override
    void close() throws IOException;

    /** A PDF whose pages are JPEG images. */
    static PileFile pdf(Path file) {
        return new Pdf(file, false);
    }

    /** A PDF whose pages are black and white images, CCITT group 4. */
    static PileFile fax(Path file) {
        return new Pdf(file, true);
    }

    static PileFile tiff(Path file) throws IOException {
        return new Tiff(file);
    }

    static byte[] jpeg(BufferedImage page) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam quality = writer.getDefaultWriteParam();
            quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            quality.setCompressionQuality(0.72f);
            writer.write(null, new IIOImage(page, null, null), quality);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Pages kept in a document until it is closed. */
    final class Pdf implements PileFile {
        private final PDDocument document = new PDDocument();
        private final Path file;
        private final boolean fax;

        private Pdf(Path file, boolean fax) {
            this.file = file;
            this.fax = fax;
        }

        @Override
        public void add(BufferedImage image) throws IOException {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDImageXObject scan = fax
                    ? CCITTFactory.createFromImage(document, blackAndWhite(image))
                    : JPEGFactory.createFromByteArray(document, jpeg(image));
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(scan, 0, 0, PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight());
            }
        }

        private static BufferedImage blackAndWhite(BufferedImage grey) {
            BufferedImage bits = new BufferedImage(grey.getWidth(), grey.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
            for (int y = 0; y < grey.getHeight(); y++) {
                for (int x = 0; x < grey.getWidth(); x++) {
                    bits.getRaster().setSample(x, y, 0, grey.getRaster().getSample(x, y, 0) > 140 ? 1 : 0);
                }
            }
            return bits;
        }

        @Override
        public void close() throws IOException {
            try (OutputStream out = Files.newOutputStream(file)) {
                document.save(out);
            } finally {
                document.close();
            }
        }
    }

    /** Pages written one after the other. */
    final class Tiff implements PileFile {
        private final ImageWriter writer;
        private final ImageOutputStream out;

        private Tiff(Path file) throws IOException {
            Files.deleteIfExists(file);
            Iterator<ImageWriter> writers = ImageIO.getImageWriters(
                    ImageTypeSpecifier.createFromBufferedImageType(BufferedImage.TYPE_BYTE_GRAY), "tiff");
            this.writer = writers.next();
            this.out = ImageIO.createImageOutputStream(file.toFile());
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
        }

        @Override
        public void add(BufferedImage page) throws IOException {
            ImageWriteParam compression = writer.getDefaultWriteParam();
            compression.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            compression.setCompressionType("Deflate");
            writer.writeToSequence(new IIOImage(page, null, null), compression);
        }

        @Override
        public void close() throws IOException {
            writer.endWriteSequence();
            out.close();
            writer.dispose();
        }
    }
}
