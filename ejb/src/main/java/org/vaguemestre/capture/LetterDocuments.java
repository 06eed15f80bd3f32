package org.vaguemestre.capture;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vaguemestre.document.DocumentWorkers;
import org.vaguemestre.document.Documents;
import org.vaguemestre.document.Inspection;
import org.vaguemestre.document.LetterPage;
import org.vaguemestre.document.PageReading;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** The bytes behind the ledger: what the workers read of the files of a batch, and the documents they make of its letters. Outside any transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LetterDocuments {
    @Inject
    private Documents documents;

    @Inject
    private Instance<DocumentWorkers> workers;

    /** A letter ready to be registered: its durable document, and the readings of its pages in order. */
    public record Made(Documents.Kept document, List<PageReading> readings) {}

    /** @throws Refused why the file cannot be opened */
    public Inspection inspect(String sha256) {
        return workers.get().inspect(documents.file(sha256));
    }

    /**
     * Reads a page; its preview and its words are kept beside the file, as what can be made again.
     *
     * @param turned degrees clockwise from the page as its file shows it, where an agent turned it; null to find it out
     * @throws Refused why the page cannot be read
     */
    public PageReading read(String sha256, int page, Integer turned) {
        try {
            return readOnce(sha256, page, turned);
        } catch (Refused refused) {
            // a busy machine is no fault of the page: a second failure is
            if (refused.refusal() == Refusal.WORKER_TIMEOUT || refused.refusal() == Refusal.WORKER_CRASHED) {
                return readOnce(sha256, page, turned);
            }
            throw refused;
        }
    }

    private PageReading readOnce(String sha256, int page, Integer turned) {
        return workers.get().readPage(documents.file(sha256), page, documents.derivatives(sha256), turned);
    }

    /**
     * Makes the document of a letter: the bytes of its file where they must be kept, else a searchable PDF of its pages.
     *
     * @throws Refused why it cannot be made
     */
    public Made make(LetterToFile letter) {
        List<PageReading> readings = letter.leaves().stream().map(this::reading).toList();
        LetterToFile.Original original = letter.original();
        if (original != null) {
            return new Made(new Documents.Kept(original.sha256(), original.size()), readings);
        }
        return assembled(
                pages(letter, readings),
                letter.leaves().stream().map(LetterToFile.Leaf::turned).toList(),
                readings);
    }

    /**
     * Makes the document of pages arranged by an agent; one turned otherwise than it was read is read again that way.
     *
     * @throws Refused why it cannot be made
     */
    public Made make(List<LetterLeaf> leaves) {
        List<PageReading> readings = leaves.stream().map(this::reading).toList();
        List<LetterPage> pages = new ArrayList<>();
        for (int i = 0; i < leaves.size(); i++) {
            pages.add(LetterPage.of(documents.file(leaves.get(i).sha256()), readings.get(i)));
        }
        return assembled(pages, readings.stream().map(PageReading::rotation).toList(), readings);
    }

    /** What was read of a page, the way up an agent said. */
    public PageReading reading(LetterLeaf leaf) {
        Path kept = PageFiles.reading(documents.derivatives(leaf.sha256()), leaf.page());
        if (Files.exists(kept)) {
            PageReading reading = PageReading.of(kept);
            if (leaf.turned() == null || leaf.turned() == reading.rotation()) {
                return reading;
            }
        }
        return read(leaf.sha256(), leaf.page(), leaf.turned());
    }

    private Made assembled(List<LetterPage> pages, List<Integer> turned, List<PageReading> readings) {
        Path assembled = null;
        try {
            assembled = Files.createTempFile("letter-", ".pdf");
            workers.get().assemble(pages, assembled);
            try (InputStream bytes = Files.newInputStream(assembled)) {
                Documents.Kept kept = documents.keep(bytes);
                showPages(turned, readings, kept);
                return new Made(kept, readings);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(assembled);
        }
    }

    /** What was read of a page; read again where it was lost meanwhile. */
    private PageReading reading(LetterToFile.Leaf leaf) {
        Path kept = PageFiles.reading(
                documents.derivatives(leaf.sha256()), leaf.ref().page());
        return Files.exists(kept)
                ? PageReading.of(kept)
                : read(leaf.sha256(), leaf.ref().page(), leaf.turned());
    }

    private List<LetterPage> pages(LetterToFile letter, List<PageReading> readings) {
        List<LetterPage> pages = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            LetterToFile.Leaf leaf = letter.leaves().get(i);
            PageReading reading = readings.get(i);
            // another batch of the same file may have turned it otherwise
            Integer rotation = leaf.turned() == reading.rotation() ? null : leaf.turned();
            pages.add(new LetterPage(documents.file(leaf.sha256()), reading.page(), reading.reading(), rotation));
        }
        return pages;
    }

    /** The pages of the letter are shown by the previews that exist already, where they are that way up. */
    private void showPages(List<Integer> turned, List<PageReading> readings, Documents.Kept kept) throws IOException {
        Path folder = Files.createDirectories(documents.derivatives(kept.sha256()));
        for (int i = 0; i < readings.size(); i++) {
            Path preview = readings.get(i).preview();
            if (turned.get(i) == readings.get(i).rotation() && Files.exists(preview)) {
                try {
                    Files.createLink(PageFiles.preview(folder, i + 1), preview);
                } catch (FileAlreadyExistsException e) {
                    // made before a restart: the same page of the same letter
                    continue;
                }
            }
        }
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
