package org.vaguemestre.capture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.vaguemestre.access.Walled;
import org.vaguemestre.document.FileName;
import org.vaguemestre.refusal.Refusal;

/**
 * The folder in which an organisation's scanner lays its files (<i>dossier surveillé</i>). A file is taken when two looks in a row find it
 * unchanged, so never while it is being written. Files found ready together are one batch: they are moved into {@code taken/<batch>/}, kept, the
 * batch is given, and only then the folder is removed. Whatever happens in between, the folder that is still there names the batch to give, and
 * giving it twice changes nothing. What cannot be a file of a batch goes to {@code refused/} with the reason beside it.
 */
final class WatchedFolder {
    private static final Pattern UNFINISHED =
            Pattern.compile("(?i)^\\..*|^~.*|.*\\.(part|partial|tmp|temp|crdownload|filepart|lock)$");

    private static final Pattern BATCH = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final Path folder;
    private Map<Path, Seen> lastLook = Map.of();

    WatchedFolder(Path folder) {
        this.folder = folder;
    }

    /** A file as a look found it. */
    private record Seen(long size, FileTime modified) {}

    /** What does the rest: keeps the bytes, gives the batch. */
    interface Counter {
        /** @throws org.vaguemestre.refusal.Refused DISK_FULL and the like: the file stays and is tried again */
        GivenFile take(String name, InputStream bytes);

        void give(UUID batch, List<GivenFile> files);
    }

    /**
     * One look.
     *
     * @return batches given
     */
    int look(Counter counter) {
        try {
            int given = 0;
            for (Path unfinished : folders(folder.resolve("taken"))) {
                given += give(unfinished, counter) ? 1 : 0;
            }
            List<Path> ready = ready();
            if (!ready.isEmpty() && give(move(ready), counter)) {
                given++;
            }
            return given;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files that did not change since the last look, by name. */
    private List<Path> ready() throws IOException {
        Map<Path, Seen> now = new HashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (!UNFINISHED.matcher(file.getFileName().toString()).matches()) {
                    look(file, now);
                }
            }
        }
        List<Path> ready = now.entrySet().stream()
                .filter(file -> file.getValue().equals(lastLook.get(file.getKey())))
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                .toList();
        lastLook = now;
        return ready;
    }

    private static void look(Path file, Map<Path, Seen> found) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isRegularFile()) {
                found.put(file, new Seen(attributes.size(), attributes.lastModifiedTime()));
            }
        } catch (NoSuchFileException e) {
            // taken by another server between the listing and the look
            found.remove(file);
        }
    }

    private Path move(List<Path> ready) throws IOException {
        Path taken = Files.createDirectories(
                folder.resolve("taken").resolve(Walled.newId().toString()));
        for (Path file : ready) {
            try {
                Files.move(file, taken.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            } catch (NoSuchFileException e) {
                // taken by another server
                continue;
            }
        }
        force(taken);
        force(taken.getParent());
        force(folder);
        return taken;
    }

    private boolean give(Path taken, Counter counter) throws IOException {
        List<GivenFile> given = new ArrayList<>();
        List<Path> files = files(taken);
        for (Path file : files) {
            String name = file.getFileName().toString();
            GivenFile kept;
            try (InputStream bytes = Files.newInputStream(file)) {
                kept = counter.take(name, bytes);
            }
            if (kept.refusal() == null) {
                given.add(kept);
            } else {
                refuse(file, kept.refusal());
            }
        }
        if (!given.isEmpty()) {
            counter.give(UUID.fromString(taken.getFileName().toString()), given);
        }
        for (Path file : files(taken)) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(taken);
        return !given.isEmpty();
    }

    private void refuse(Path file, Refusal why) throws IOException {
        Path refused = Files.createDirectories(folder.resolve("refused"));
        Path place = refused.resolve(file.getFileName());
        for (int copy = 2; Files.exists(place); copy++) {
            place = refused.resolve(copy + "-" + file.getFileName());
        }
        String name = place.getFileName().toString();
        Files.writeString(
                refused.resolve(name + ".txt"),
                why.sentence(Locale.FRENCH, FileName.shown(file.getFileName().toString())) + " (" + why.code() + ")\n",
                StandardCharsets.UTF_8);
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<Path> files(Path folder) throws IOException {
        return list(folder, Files::isRegularFile);
    }

    private static List<Path> folders(Path folder) throws IOException {
        return Files.isDirectory(folder)
                ? list(
                        folder,
                        one -> Files.isDirectory(one)
                                && BATCH.matcher(one.getFileName().toString()).matches())
                : List.of();
    }

    private static List<Path> list(Path folder, Predicate<Path> wanted) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            all.forEach(one -> {
                if (wanted.test(one)) {
                    found.add(one);
                }
            });
        }
        found.sort(Comparator.comparing(one -> one.getFileName().toString()));
        return found;
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
