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
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.vaguemestre.access.CurrentAccess;
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
    private Clearances clearances;

    @Inject
    private Instance<DocumentWorkers> workers;

    @Inject
    private DocumentStore store;

    /**
     * A document whose bytes are durable and known to be sound.
     *
     * @param name under which it is shown
     * @param given by an outsider; false for what the portal has made
     */
    public record Taken(String name, Documents.Kept kept, Inspection inspection, boolean given) {}

    /**
     * Takes in bytes that an outsider gives, outside any transaction. A worker looks what they are, so that they can be refused at once; nobody sees more of
     * them before the antivirus has cleared them ({@link Clearances}).
     *
     * @param name as it was given
     * @throws Refused FILE_NAME_REFUSED, or why the bytes cannot be taken: as {@link Documents#keep} and {@link DocumentWorkers#inspect}
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Taken take(String name, InputStream bytes) {
        return taken(name, bytes, true);
    }

    private Taken taken(String name, InputStream bytes, boolean given) {
        String accepted = FileName.accepted(name);
        Documents.Kept kept = documents.keep(bytes);
        return new Taken(accepted, kept, workers.get().inspect(kept(kept.sha256())), given);
    }

    /**
     * What a text document that was taken in asks to be filled in, cleared or not.
     *
     * @param known the fields there are
     * @throws Refused as {@link DocumentWorkers#fields}
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public OfficeFields fields(String sha256, Collection<String> known) {
        return workers.get().fields(kept(sha256), known);
    }

    private Path kept(String sha256) {
        return store.place(CurrentAccess.get().organisation(), new Fingerprint(sha256));
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
                return taken(name, bytes, false);
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
        if (taken.given()) {
            clearances.given(List.of(taken.kept().sha256()));
        }
        Inspection found = taken.inspection();
        return documents.describe(taken.kept(), found.mediaType(), found.pages(), found.signed(), null);
    }
}
