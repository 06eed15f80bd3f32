package org.vaguemestre.proof;

import static org.vaguemestre.proof.Packed.latin;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A PDF written object by object, as no library would: the first is its catalogue. */
final class RawPdf {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    RawPdf() {
        bytes.writeBytes(latin("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"));
    }

    RawPdf with(String object) {
        begin();
        bytes.writeBytes(latin(object + "\nendobj\n"));
        return this;
    }

    /** @param dictionary of the stream, without its marks and its length */
    RawPdf with(String dictionary, byte[] stream) {
        begin();
        bytes.writeBytes(latin("<<" + dictionary + " /Length " + stream.length + ">>\nstream\n"));
        bytes.writeBytes(stream);
        bytes.writeBytes(latin("\nendstream\nendobj\n"));
        return this;
    }

    private void begin() {
        offsets.add(bytes.size());
        bytes.writeBytes(latin(offsets.size() + " 0 obj\n"));
    }

    int size() {
        return bytes.size();
    }

    int offset(int object) {
        return offsets.get(object - 1);
    }

    byte[] bytes() {
        return bytes("");
    }

    /** @param trailer what it says besides */
    byte[] bytes(String trailer) {
        int directory = bytes.size();
        StringBuilder end = new StringBuilder("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
        offsets.forEach(offset -> end.append("%010d 00000 n \n".formatted(offset)));
        end.append("trailer\n<</Size ")
                .append(offsets.size() + 1)
                .append(" /Root 1 0 R ")
                .append(trailer)
                .append(">>\n");
        return ended(end.toString(), directory);
    }

    /** Ends with a directory that is one of its objects. */
    byte[] ended(int directory) {
        return ended("", offset(directory));
    }

    private byte[] ended(String end, int directory) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(bytes.toByteArray());
        whole.writeBytes(latin(end + "startxref\n" + directory + "\n%%EOF\n"));
        return whole.toByteArray();
    }

    /** One page: its objects are 1 to 3, its content is 4, what the test adds comes after. */
    static RawPdf page(String resources, String content) {
        return page("/MediaBox [0 0 200 280]", resources, "", latin(content));
    }

    /**
     * @param box of the page
     * @param packing of its content
     */
    static RawPdf page(String box, String resources, String packing, byte[] content) {
        return new RawPdf()
                .with("<</Type /Catalog /Pages 2 0 R>>")
                .with("<</Type /Pages /Kids [3 0 R] /Count 1>>")
                .with("<</Type /Page /Parent 2 0 R " + box + " /Resources <<" + resources + ">> /Contents 4 0 R>>")
                .with(packing, content);
    }
}
