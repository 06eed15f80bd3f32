package org.vaguemestre.journal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;

/** The whole chain with its signed checkpoints, as JSON lines for the offline verifier; see {@code docs/journal-format.md}. */
@Stateless
public class ChainExport {
    private static final int PAGE = 1_000;

    @Inject
    private Journal journal;

    @Inject
    private Checkpoints checkpoints;

    /** @param end the checkpoint with which it ends, made by {@link Consultation#beforeExport} */
    public void write(Checkpoint end, OutputStream out) throws IOException {
        Access access = CurrentAccess.get();
        access.require(Right.JOURNAL_EXPORT);
        OutputStream lines = new BufferedOutputStream(out, 1 << 16);
        line(
                lines,
                "{\"format\":\"vaguemestre-journal\",\"version\":2,\"organisation\":\"" + access.organisation()
                        + "\"}");
        byte[] head = Chain.BEFORE_THE_FIRST;
        for (long before = 0; before < end.size(); before += PAGE) {
            List<JournalEntry> page = journal.after(before, (int) Math.min(PAGE, end.size() - before));
            Map<Long, Checkpoint> signed = new HashMap<>();
            checkpoints.between(before + 1, before + page.size()).forEach(one -> signed.put(one.size(), one));
            for (JournalEntry entry : page) {
                line(lines, line(entry));
                if (signed.containsKey(entry.n())) {
                    line(lines, line(signed.get(entry.n())));
                }
                head = entry.hash();
            }
        }
        line(lines, "{\"entries\":" + end.size() + ",\"head\":\"" + hex(head) + "\"}");
        lines.flush();
    }

    /**
     * The time stamps (RFC 3161) of the checkpoints, as a ZIP with a token {@code <size>.tst} for each that has one.
     *
     * @throws org.vaguemestre.refusal.Refused RIGHT_MISSING
     */
    public byte[] stamps() throws IOException {
        CurrentAccess.get().require(Right.JOURNAL_EXPORT);
        ByteArrayOutputStream stamps = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(stamps)) {
            for (Map.Entry<Long, byte[]> stamp : checkpoints.stamps().entrySet()) {
                zip.putNextEntry(new ZipEntry(stamp.getKey() + ".tst"));
                zip.write(stamp.getValue());
            }
        }
        return stamps.toByteArray();
    }

    static String line(JournalEntry entry) {
        return "{\"n\":" + entry.n() + ",\"bytes\":\"" + Base64.getEncoder().encodeToString(entry.bytes())
                + "\",\"hash\":\"" + hex(entry.hash()) + "\"}";
    }

    static String line(Checkpoint checkpoint) {
        return "{\"size\":" + checkpoint.size() + ",\"at\":" + Checkpoint.microseconds(checkpoint.at())
                + ",\"occasion\":\"" + checkpoint.occasion().word() + "\",\"root\":\"" + hex(checkpoint.root())
                + "\",\"previous\":\"" + hex(checkpoint.previousRoot()) + "\",\"signature\":\""
                + hex(checkpoint.signature()) + "\"}";
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static void line(OutputStream out, String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
