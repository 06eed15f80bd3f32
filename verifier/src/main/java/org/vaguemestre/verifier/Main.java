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
 * {@code java -jar vaguemestre-verifier.jar [--head HASH] journal.jsonl}: prints one line in French and ends with 0 (intact), 1 (altered) or
 * 2 (nothing could be verified: no such file, or it was not asked rightly).
 */
public final class Main {
    private static final int INTACT = 0;
    private static final int ALTERED = 1;
    private static final int NOT_VERIFIED = 2;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final String USAGE =
            "usage : java -jar vaguemestre-verifier.jar [--head EMPREINTE] journal.jsonl (EMPREINTE : 64 chiffres hexadécimaux minuscules)";

    private Main() {}

    /** Runs the verifier; see the class. */
    public static void main(String[] arguments) {
        // French has accents, and a bare machine's locale has none: the output is UTF-8 everywhere.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(arguments, out));
    }

    static int run(String[] arguments, PrintStream out) {
        boolean headGiven = arguments.length == 3 && arguments[0].equals("--head");
        if (arguments.length != 1 && !headGiven
                || headGiven && !HASH.matcher(arguments[1]).matches()) {
            out.println(USAGE);
            return NOT_VERIFIED;
        }
        String file = arguments[arguments.length - 1];
        try (InputStream export = Files.newInputStream(Path.of(file))) {
            Verdict verdict = new Verifier(headGiven ? arguments[1] : null).verify(export);
            out.println(verdict.sentence());
            return verdict instanceof Verdict.Intact ? INTACT : ALTERED;
        } catch (IOException | InvalidPathException e) {
            out.println("illisible : le fichier « " + file + " » ne peut pas être lu (" + e.getMessage()
                    + "). Vérifiez son chemin et vos droits.");
            return NOT_VERIFIED;
        }
    }
}
