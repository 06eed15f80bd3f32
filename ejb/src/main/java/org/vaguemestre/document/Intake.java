package org.vaguemestre.document;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.vaguemestre.refusal.Refused;

/**
 * Taking in a document that a person or a program gives (<i>dépôt</i>): its bytes are made durable, then opened by a worker that says what they
 * are, and only then, in the transaction of whatever it belongs to, it becomes a document of the organisation.
 */
@Stateless
public class Intake {
    @Inject
    private Documents documents;

    @Inject
    private Instance<DocumentWorkers> workers;

    /**
     * A document whose bytes are durable and known to be sound.
     *
     * @param name under which it is shown
     */
    public record Taken(String name, Documents.Kept kept, Inspection inspection) {}

    /**
     * Takes in bytes, outside any transaction.
     *
     * @param name as it was given
     * @throws Refused FILE_NAME_REFUSED, or why the bytes cannot be taken: as {@link Documents#keep} and {@link DocumentWorkers#inspect}
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Taken take(String name, InputStream bytes) {
        String accepted = FileName.accepted(name);
        Documents.Kept kept = documents.keep(bytes);
        return new Taken(accepted, kept, workers.get().inspect(documents.file(kept.sha256())));
    }

    /** Something that writes a file. */
    public interface Making {
        void write(Path out);
    }

    /** Takes in what the portal makes itself. @throws Refused as {@link #take}, or as the making does */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Taken make(String name, Making making) {
        return aside(out -> {
            making.write(out);
            try (InputStream bytes = Files.newInputStream(out)) {
                return take(name, bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Works with a file that is gone afterwards. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public <T> T aside(Function<Path, T> work) {
        try {
            Path folder = Files.createDirectories(
                    Path.of(System.getProperty("vaguemestre.data", "data"), "incoming", "made"));
            Path file = Files.createTempFile(folder, "made", null);
            try {
                return work.apply(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes it a document of the organisation acted for; joins the transaction of what it belongs to. */
    public DocumentView describe(Taken taken) {
        Inspection found = taken.inspection();
        return documents.describe(taken.kept(), found.mediaType(), found.pages(), found.signed(), null);
    }
}
