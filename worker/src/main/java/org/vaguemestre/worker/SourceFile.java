package org.vaguemestre.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** A file opened page by page; pages are counted from 1. */
abstract class SourceFile implements AutoCloseable {
    /**
     * Opens a file by its content, within the limits.
     *
     * @throws RefusedDocument DOCUMENT_EMPTY, DOCUMENT_DAMAGED, DOCUMENT_ENCRYPTED, DOCUMENT_TYPE_REFUSED, DOCUMENT_TOO_LARGE,
     *     DOCUMENT_TOO_MANY_PAGES
     */
    static SourceFile open(Path file) throws RefusedDocument, IOException {
        return open(file, type(file));
    }

    /** The media type of a file that is neither empty nor too large. @throws RefusedDocument also DOCUMENT_TYPE_REFUSED */
    static String type(Path file) throws RefusedDocument, IOException {
        long size = Files.size(file);
        if (size == 0) {
            throw new RefusedDocument(RefusalCode.DOCUMENT_EMPTY, "no byte");
        }
        if (size > Limits.FILE) {
            throw new RefusedDocument(RefusalCode.DOCUMENT_TOO_LARGE, size + " bytes");
        }
        return ContentType.of(file);
    }

    static SourceFile open(Path file, String type) throws RefusedDocument, IOException {
        SourceFile source =
                switch (type) {
                    case ContentType.PDF -> PdfFile.open(file);
                    case ContentType.TIFF -> TiffFile.open(file);
                    case ContentType.JPEG, ContentType.PNG -> PictureFile.open(file, type);
                    default -> throw new RefusedDocument(RefusalCode.DOCUMENT_TYPE_REFUSED, type);
                };
        if (source.pages() > Limits.PAGES) {
            source.close();
            throw new RefusedDocument(RefusalCode.DOCUMENT_TOO_MANY_PAGES, source.pages() + " pages");
        }
        return source;
    }

    abstract int pages();

    /** Reads everything that a later page could trip over, and only counts it. @throws RefusedDocument DOCUMENT_TOO_LARGE for a bomb */
    void checkUnpackedSize() throws RefusedDocument, IOException {}

    /** Whether it bears an electronic signature. */
    boolean signed() {
        return false;
    }

    /** Whether every page has its own text, so that nothing has to be recognised. @throws RefusedDocument DOCUMENT_TOO_LARGE for a page that never ends */
    boolean hasOwnText() throws RefusedDocument {
        return false;
    }

    /** @throws RefusedDocument PAGE_DAMAGED, PAGE_TOO_LARGE */
    abstract SourcePage page(int number) throws RefusedDocument, IOException;

    /**
     * Adds a page to a letter with its own bytes, packed again only where there is no other way.
     *
     * @param turn degrees clockwise by which the page as the file shows it has to be turned to be read
     * @return the page of the letter, without a text layer
     * @throws RefusedDocument PAGE_DAMAGED, PAGE_TOO_LARGE
     */
    abstract Copied copyInto(PDDocument letter, int number, int turn) throws RefusedDocument, IOException;

    /**
     * A page of a letter being assembled.
     *
     * @param hasOwnText already, and needs no text layer
     */
    record Copied(PDPage page, boolean hasOwnText) {}

    /**
     * A page of a file.
     *
     * @param scan its pixels as the file shows them
     * @param ownText its words where it is born digital, null where they have to be recognised
     */
    record SourcePage(Scan scan, List<Word> ownText) implements AutoCloseable {
        @Override
        public void close() {
            scan.close();
        }
    }

    void checkNumber(int number) throws RefusedDocument {
        if (number < 1 || number > pages()) {
            throw new RefusedDocument(RefusalCode.PAGE_DAMAGED, "no page " + number + " of " + pages());
        }
    }

    @Override
    public abstract void close() throws IOException;
}
