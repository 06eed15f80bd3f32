package org.vaguemestre.verifier;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * {@code java -jar vaguemestre-verifier.jar [--key FILE] [--head HASH] [--checkpoints DIR] journal.jsonl}: prints one line in French and ends with 0 (intact), 1 (altered) or
 * 2 (nothing could be verified: no such file, or it was not asked rightly). Into DIR it writes {@code <size>.checkpoint} for each checkpoint found right,
 * of which a tool that reads RFC 3161 checks the time stamp.
 */
public final class Main {
    private static final int INTACT = 0;
    private static final int ALTERED = 1;
    private static final int NOT_VERIFIED = 2;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final String USAGE =
            "usage : java -jar vaguemestre-verifier.jar [--key CLÉ.pem] [--head EMPREINTE] [--checkpoints DOSSIER] journal.jsonl (EMPREINTE : 64 chiffres hexadécimaux minuscules)";

    private Main() {}

    /** Runs the verifier; see the class. */
    public static void main(String[] arguments) {
        // French has accents, and a bare machine's locale has none: the output is UTF-8 everywhere.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(arguments, out));
    }

    static int run(String[] arguments, PrintStream out) {
        String head = null;
        String key = null;
        String folder = null;
        int at = 0;
        while (at + 2 < arguments.length && arguments[at].startsWith("--")) {
            if (arguments[at].equals("--head")
                    && HASH.matcher(arguments[at + 1]).matches()) {
                head = arguments[at + 1];
            } else if (arguments[at].equals("--key")) {
                key = arguments[at + 1];
            } else if (arguments[at].equals("--checkpoints")) {
                folder = arguments[at + 1];
            } else {
                break;
            }
            at += 2;
        }
        if (at != arguments.length - 1) {
            out.println(USAGE);
            return NOT_VERIFIED;
        }
        PublicKeys keys = null;
        String reading = key;
        try {
            if (key != null) {
                keys = PublicKeys.of(Path.of(key));
            }
            RightCheckpoint right = (size, signed) -> {};
            reading = folder;
            if (folder != null) {
                Path into = Files.createDirectories(Path.of(folder));
                right = (size, signed) -> Files.write(into.resolve(size + ".checkpoint"), signed);
            }
            reading = arguments[at];
            try (InputStream export = Files.newInputStream(Path.of(reading))) {
                Verdict verdict = new Verifier(head, keys, right).verify(export);
                out.println(verdict.sentence());
                return verdict instanceof Verdict.Intact ? INTACT : ALTERED;
            }
        } catch (IOException | InvalidPathException e) {
            out.println("illisible : le fichier « " + reading + " » ne peut pas être lu (" + e.getMessage()
                    + "). Vérifiez son chemin et vos droits.");
            return NOT_VERIFIED;
        }
    }
}
