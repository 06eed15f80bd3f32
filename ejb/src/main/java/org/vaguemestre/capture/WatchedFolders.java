package org.vaguemestre.capture;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.organisation.OrganisationView;
import org.vaguemestre.organisation.Organisations;

/** The watched folders of all organisations: {@code inbox/<organisation>/} under the portal's data (<i>dossiers surveillés</i>). */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WatchedFolders {
    private static final Logger LOG = Logger.getLogger(WatchedFolders.class);

    @Inject
    private ScanBatches batches;

    @Inject
    private Organisations organisations;

    private final Map<String, WatchedFolder> watched = new HashMap<>();
    private final Set<String> unknown = new HashSet<>();

    /** One look into each folder; what stood unchanged since the last one is given. One that fails holds back no other. */
    public synchronized void look() {
        Path inbox = Path.of(System.getProperty("vaguemestre.data", "data"), "inbox");
        if (!Files.isDirectory(inbox)) {
            return;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(inbox, Files::isDirectory)) {
            folders.forEach(this::look);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void look(Path folder) {
        String slug = folder.getFileName().toString();
        Optional<OrganisationView> organisation = organisations.bySlug(slug);
        if (organisation.isEmpty()) {
            if (unknown.add(slug)) {
                LOG.warnf("The watched folder %s belongs to no organisation: nothing is taken from it", folder);
            }
            return;
        }
        unknown.remove(slug);
        WatchedFolder watching = watched.computeIfAbsent(slug, name -> new WatchedFolder(folder));
        Access access =
                Access.application("dossier surveillé", organisation.get().id(), slug);
        try {
            CurrentAccess.during(access, () -> {
                watching.look(new ToBatches());
            });
        } catch (RuntimeException e) {
            LOG.warnf(e, "The watched folder %s could not be emptied; it is tried again", folder);
        }
    }

    private final class ToBatches implements WatchedFolder.Counter {
        @Override
        public GivenFile take(String name, InputStream bytes) {
            return batches.take(name, bytes);
        }

        @Override
        public void give(UUID batch, List<GivenFile> files) {
            String name = files.size() == 1 ? files.get(0).name() : null;
            batches.give(new NewBatch(batch, name, Source.FOLDER, files));
        }
    }
}
