package org.vaguemestre.worker;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/** The type of a file by its content; its name is never looked at. */
final class ContentType {
    static final String PDF = "application/pdf";
    static final String TIFF = "image/tiff";
    static final String JPEG = "image/jpeg";
    static final String PNG = "image/png";

    /** What can be opened page by page. */
    private static final Set<String> PAGED = Set.of(PDF, TIFF, JPEG, PNG);

    /** What may be kept beside a mail item without being opened. */
    private static final Set<String> KEPT = Set.of(
            "text/plain",
            "message/rfc822",
            "application/rtf",
            "application/msword",
            "application/vnd.ms-excel",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.spreadsheet",
            "application/vnd.oasis.opendocument.presentation",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation");

    private static final MimeTypes MAGIC = MimeTypes.getDefaultMimeTypes();

    private ContentType() {}

    static boolean isPaged(String type) {
        return PAGED.contains(type);
    }

    /**
     * The media type of a file.
     *
     * @throws RefusedDocument DOCUMENT_TYPE_REFUSED for a type that is neither opened nor kept, DOCUMENT_TOO_LARGE for an archive that would
     *     unpack beyond the limits
     */
    static String of(Path file) throws RefusedDocument, IOException {
        String type = byMagic(file);
        if (type.equals("application/zip") || type.equals("application/x-tika-ooxml")) {
            type = ofArchive(file);
        } else if (type.equals("application/x-tika-msoffice")) {
            checkReadable(file);
            type = "application/msword";
        } else if (type.startsWith("application/vnd.oasis.opendocument")) {
            ofArchive(file);
        }
        if (!PAGED.contains(type) && !KEPT.contains(type)) {
            throw new RefusedDocument(RefusalCode.DOCUMENT_TYPE_REFUSED, type);
        }
        return type;
    }

    private static String byMagic(Path file) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            MediaType type = MAGIC.detect(bytes, new Metadata());
            return type.getBaseType().toString();
        }
    }

    /** Tells an archive by its directory, once what it unpacks to is known to be bounded. */
    private static String ofArchive(Path file) throws RefusedDocument, IOException {
        try (ZipFile archive = new ZipFile(file.toFile())) {
            ArchiveSize.check(file, archive);
            checkReadable(archive);
            if (archive.getEntry("word/document.xml") != null) {
                return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
            }
            if (archive.getEntry("xl/workbook.xml") != null) {
                return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            }
            if (archive.getEntry("ppt/presentation.xml") != null) {
                return "application/vnd.openxmlformats-officedocument.presentationml.presentation";
            }
            return "application/zip";
        } catch (ZipException e) {
            boolean password = String.valueOf(e.getMessage()).contains("encrypted");
            throw new RefusedDocument(password ? RefusalCode.DOCUMENT_ENCRYPTED : RefusalCode.DOCUMENT_DAMAGED, e);
        }
    }

    /** An OpenDocument file says in its list of parts which need a password (ODF 1.3, part 2, 4.8). */
    private static void checkReadable(ZipFile archive) throws RefusedDocument, IOException {
        ZipEntry parts = archive.getEntry("META-INF/manifest.xml");
        if (parts != null) {
            try (InputStream bytes = archive.getInputStream(parts)) {
                checkLacks(bytes, "encryption-data".getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** A document of Word or Excel with a password is an older kind of file that names what it hides (MS-OFFCRYPTO, 2.3.4). */
    private static void checkReadable(Path file) throws RefusedDocument, IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            checkLacks(bytes, "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE));
        }
    }

    private static void checkLacks(InputStream bytes, byte[] sign) throws RefusedDocument, IOException {
        String wanted = new String(sign, StandardCharsets.ISO_8859_1);
        String before = "";
        byte[] read;
        while ((read = bytes.readNBytes(1 << 16)).length > 0) {
            String window = before + new String(read, StandardCharsets.ISO_8859_1);
            if (window.contains(wanted)) {
                throw new RefusedDocument(RefusalCode.DOCUMENT_ENCRYPTED, "a password is needed");
            }
            before = window.substring(Math.max(0, window.length() - wanted.length()));
        }
    }
}
