package org.vaguemestre.document;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jodconverter.core.DocumentConverter;
import org.jodconverter.core.document.DefaultDocumentFormatRegistry;
import org.jodconverter.core.document.DocumentFormat;
import org.jodconverter.core.office.OfficeException;
import org.jodconverter.local.LocalConverter;
import org.jodconverter.local.office.LocalOfficeManager;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * Makes PDF of text documents by LibreOffice (<i>conversion</i>): one process apart that is started with the first document, watched, ended when a
 * document takes too long, and replaced after a number of documents. The bytes never enter the server. Without LibreOffice nothing is converted, and
 * the person is told to give a PDF.
 */
@ApplicationScoped
public class OfficeConversion {
    /** Time for one document. */
    static final Duration LIMIT = Duration.ofSeconds(60);

    private static final Logger LOG = Logger.getLogger(OfficeConversion.class.getName());
    private static final int DOCUMENTS_OF_A_PROCESS = 50;

    /** Memory of LibreOffice beside its program, in bytes: five times what a letter of fifty pages takes. */
    private static final long MEMORY = 1L << 30;

    /** The largest PDF it may write, in bytes. */
    private static final long LARGEST_FILE = 1L << 30;

    private LocalOfficeManager manager;

    /** Where LibreOffice is: {@code vaguemestre.office}, else where Debian puts it; empty where there is none. */
    static Optional<Path> home() {
        return Stream.of(System.getProperty("vaguemestre.office"), "/usr/lib/libreoffice", "/opt/libreoffice")
                .filter(place -> place != null && !place.isEmpty())
                .map(Path::of)
                .filter(place -> Files.isExecutable(place.resolve("program/soffice.bin")))
                .findFirst();
    }

    public boolean isPossible() {
        return home().isPresent();
    }

    /**
     * Writes the PDF of a document that was found sound before.
     *
     * @param mediaType ODT or DOCX
     * @throws Refused OFFICE_MISSING, OFFICE_TIMEOUT, DOCUMENT_DAMAGED
     */
    public void toPdf(Path document, String mediaType, Path pdf) {
        DocumentFormat format = Optional.ofNullable(DefaultDocumentFormatRegistry.getFormatByMediaType(mediaType))
                .orElseThrow(() -> new Refused(Refusal.DOCUMENT_TYPE_REFUSED));
        try {
            converter()
                    .convert(document.toFile())
                    .as(format)
                    .to(pdf.toFile())
                    .as(DefaultDocumentFormatRegistry.PDF)
                    .execute();
        } catch (OfficeException e) {
            LOG.log(Level.WARNING, e, () -> "LibreOffice could not make a PDF");
            throw new Refused(timedOut(e) ? Refusal.OFFICE_TIMEOUT : Refusal.DOCUMENT_DAMAGED);
        }
    }

    private static boolean timedOut(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }

    private synchronized DocumentConverter converter() {
        Path home = home().orElseThrow(() -> new Refused(Refusal.OFFICE_MISSING));
        if (manager == null) {
            try {
                Path working = Files.createDirectories(
                        Path.of(System.getProperty("vaguemestre.data", "data"), "incoming", "office"));
                manager = LocalOfficeManager.builder()
                        .officeHome(home.toFile())
                        .runAsArgs(ProcessLimits.of(MEMORY, LARGEST_FILE).toArray(String[]::new))
                        .portNumbers(freePort())
                        .workingDir(working.toFile())
                        .templateProfileDir(profile(working).toFile())
                        .taskExecutionTimeout(LIMIT.toMillis())
                        .taskQueueTimeout(LIMIT.multipliedBy(3).toMillis())
                        .maxTasksPerProcess(DOCUMENTS_OF_A_PROCESS)
                        .build();
                manager.start();
            } catch (IOException | OfficeException e) {
                manager = null;
                LOG.log(Level.SEVERE, e, () -> "LibreOffice could not be started");
                throw new Refused(Refusal.OFFICE_MISSING);
            }
        }
        return LocalConverter.make(manager);
    }

    /** The settings it starts with: whatever a document names, nothing is fetched that is not in it, and no macro runs. */
    private static Path profile(Path working) throws IOException {
        Path profile = working.resolve("profile");
        Path settings = Files.createDirectories(profile.resolve("user")).resolve("registrymodifications.xcu");
        try (InputStream ours = OfficeConversion.class.getResourceAsStream("office-settings.xcu")) {
            Files.copy(ours, settings, StandardCopyOption.REPLACE_EXISTING);
        }
        return profile;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @PreDestroy
    synchronized void end() {
        if (manager != null) {
            try {
                manager.stop();
            } catch (OfficeException e) {
                LOG.log(Level.WARNING, e, () -> "LibreOffice did not end by itself");
            }
        }
    }
}
