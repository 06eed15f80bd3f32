package org.vaguemestre.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an export from its first byte to its last, once, keeping one line in memory, and stops at the first thing that is not as it was
 * written. See {@code docs/journal-format.md}. Not for several threads.
 *
 * <p>What a chain alone cannot show: that it was written anew as a whole, or cut off with a last line of its own. That needs the public key of the
 * portal ({@code --key}), which has signed its checkpoints. Which of two exports is the later one is shown by the instant of the last checkpoint, or
 * by the hash of a head noted earlier elsewhere ({@code --head}): it must stand somewhere in the chain.
 */
public final class Verifier {
    private static final byte VERSION = 1;
    private static final String UNSIGNED_FORMAT = "1";
    private static final Pattern FIRST_LINE = Pattern.compile(
            "\\{\"format\":\"vaguemestre-journal\",\"version\":([12]),\"organisation\":\"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\"}");
    private static final String PLACE = "{\"n\":";
    private static final String BYTES = ",\"bytes\":\"";
    private static final String HASH = "\",\"hash\":\"";
    private static final String END = "\"}";
    private static final int HASH_LENGTH = 64;
    private static final Pattern LAST_LINE =
            Pattern.compile("\\{\"entries\":(0|[1-9][0-9]{0,17}),\"head\":\"([0-9a-f]{64})\"}");

    private final String expectedHead;
    private final boolean keyGiven;
    private final MessageDigest sha256;
    private final Checkpoints checkpoints;

    private UUID organisation;
    private boolean signed;
    private long read;
    private String head = "0".repeat(HASH_LENGTH);
    private boolean expectedHeadSeen;

    /**
     * Checks everything but the signatures.
     *
     * @param expectedHead hash of a head noted earlier, in lower-case hexadecimal; null for none
     */
    public Verifier(String expectedHead) {
        this(expectedHead, null);
    }

    /**
     * @param expectedHead hash of a head noted earlier, in lower-case hexadecimal; null for none
     * @param keys those that may have signed; null when signatures are not to be checked
     */
    public Verifier(String expectedHead, PublicKeys keys) {
        this(expectedHead, keys, (size, signed) -> {});
    }

    /**
     * @param expectedHead hash of a head noted earlier, in lower-case hexadecimal; null for none
     * @param keys those that may have signed; null when signatures are not to be checked
     * @param right is given each checkpoint found right
     */
    public Verifier(String expectedHead, PublicKeys keys, RightCheckpoint right) {
        this.expectedHead = expectedHead;
        this.keyGiven = keys != null;
        this.expectedHeadSeen = expectedHead == null || expectedHead.equals(head);
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
        checkpoints = new Checkpoints(keys, sha256, right);
    }

    /** A verifier that has already read, and found right, the first so many entries of an unsigned export: it goes on with the next line. */
    static Verifier resumed(UUID organisation, long read, String head) {
        Verifier verifier = new Verifier(null);
        verifier.organisation = organisation;
        verifier.read = read;
        verifier.head = head;
        return verifier;
    }

    /** @throws IOException when the export cannot be read at all */
    public Verdict verify(InputStream export) throws IOException {
        Lines lines = new Lines(export);
        try {
            if (organisation == null) {
                first(lines.next());
            }
            String line;
            while ((line = lines.next()) != null && read(line)) {
                // An entry or a checkpoint: what ends the export follows.
            }
            last(line);
            if (lines.next() != null) {
                throw new Alteration(read + 1, "des lignes suivent la dernière");
            }
            if (!expectedHeadSeen) {
                throw new Alteration(
                        read + 1, "la tête attendue n’est pas dans la chaîne, sa fin manque ou elle a été réécrite");
            }
            return new Verdict.Intact(read, head, signature(), checkpoints.at());
        } catch (Lines.Broken e) {
            return new Verdict.Altered(organisation == null ? 0 : read + 1, e.getMessage());
        } catch (Alteration e) {
            return new Verdict.Altered(e.entry(), e.getMessage());
        }
    }

    private void first(String line) throws Alteration {
        Matcher first = FIRST_LINE.matcher(line == null ? "" : line);
        if (!first.matches()) {
            throw new Alteration(0, "la première ligne n’est pas celle d’un journal");
        }
        signed = !first.group(1).equals(UNSIGNED_FORMAT);
        if (keyGiven && !signed) {
            throw new Alteration(0, "l’export est au format 1, que rien ne signe : demandez-en un autre au portail");
        }
        organisation = UUID.fromString(first.group(2));
    }

    /** @return false when the line is neither an entry nor a checkpoint */
    private boolean read(String line) throws Alteration, IOException {
        if (line.startsWith(PLACE)) {
            entry(line);
            return true;
        }
        if (signed && line.startsWith(Checkpoints.START)) {
            checkpoints.checkpoint(line, organisation, read);
            return true;
        }
        return false;
    }

    private Verdict.Signature signature() {
        if (!signed) {
            return Verdict.Signature.NONE;
        }
        return keyGiven ? Verdict.Signature.RIGHT : Verdict.Signature.NOT_CHECKED;
    }

    private void entry(String line) throws Alteration {
        long n = read + 1;
        int hashAt = line.length() - END.length() - HASH_LENGTH;
        int bytesEnd = hashAt - HASH.length();
        int bytesAt = line.indexOf(BYTES) + BYTES.length();
        boolean formed = bytesAt >= BYTES.length()
                && bytesEnd >= bytesAt
                && line.endsWith(END)
                && line.startsWith(HASH, bytesEnd);
        if (!formed) {
            throw new Alteration(n, "la ligne n’a pas la forme d’une entrée");
        }
        String place = line.substring(PLACE.length(), bytesAt - BYTES.length());
        if (!place.equals(Long.toString(n))) {
            throw new Alteration(n, "l’entrée porte le numéro « " + place + " »");
        }
        byte[] bytes = decoded(n, line.substring(bytesAt, bytesEnd));
        byte[] leaf = hash(n, bytes);
        String hash = HexFormat.of().formatHex(leaf);
        if (!line.startsWith(hash, hashAt)) {
            throw new Alteration(n, "l’empreinte ne correspond pas au contenu et à l’entrée précédente");
        }
        told(n, bytes);
        if (signed) {
            checkpoints.entry(leaf);
        }
        read = n;
        head = hash;
        expectedHeadSeen |= hash.equals(expectedHead);
    }

    private static byte[] decoded(long n, String base64) throws Alteration {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            // Several writings decode to the same bytes; only one was written.
            if (Base64.getEncoder().encodeToString(bytes).equals(base64)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Not Base64 at all: the same alteration as Base64 that nobody wrote.
        }
        throw new Alteration(n, "le contenu n’est pas codé comme il a été écrit");
    }

    private byte[] hash(long n, byte[] bytes) {
        sha256.update(ByteBuffer.allocate(2 + 16 + 8)
                .put((byte) 0)
                .put(VERSION)
                .putLong(organisation.getMostSignificantBits())
                .putLong(organisation.getLeastSignificantBits())
                .putLong(n)
                .flip());
        sha256.update(HexFormat.of().parseHex(head));
        return sha256.digest(bytes);
    }

    /** What the bytes say of themselves is what the line and the chain say. */
    private void told(long n, byte[] bytes) throws Alteration {
        Optional<Map<String, String>> members = CanonicalObject.members(bytes);
        if (members.isEmpty()) {
            throw new Alteration(n, "le contenu n’est pas une entrée en forme canonique");
        }
        require(n, members.get(), "n", Long.toString(n));
        require(n, members.get(), "organisation", "\"" + organisation + "\"");
        require(n, members.get(), "v", Integer.toString(VERSION));
    }

    private static void require(long n, Map<String, String> members, String name, String value) throws Alteration {
        if (!value.equals(members.get(name))) {
            throw new Alteration(n, "le contenu ne porte pas « " + name + " » comme il devrait");
        }
    }

    private void last(String line) throws Alteration {
        if (line == null) {
            throw new Alteration(read + 1, "la fin manque");
        }
        Matcher last = LAST_LINE.matcher(line);
        if (!last.matches()) {
            throw new Alteration(
                    read + 1, "la ligne n’est ni une entrée, ni un point de contrôle, ni la dernière ligne");
        }
        if (Long.parseLong(last.group(1)) != read) {
            throw new Alteration(
                    read + 1, "la dernière ligne annonce " + last.group(1) + " entrées, il y en a " + read);
        }
        if (!last.group(2).equals(head)) {
            throw new Alteration(read + 1, "la dernière ligne annonce une autre tête");
        }
        if (signed) {
            checkpoints.end(read);
        }
    }
}
