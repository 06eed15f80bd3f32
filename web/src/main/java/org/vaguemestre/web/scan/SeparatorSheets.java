package org.vaguemestre.web.scan;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.capture.Separator;
import org.vaguemestre.mail.MailTypeView;
import org.vaguemestre.mail.MailTypes;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.web.frame.Asked;

/** Separator sheets to print. Asked: {@code service} (all by default), {@code type} (none by default). */
@Named("separators")
@RequestScoped
public class SeparatorSheets {
    /** Modules of white that a bar code needs on each side. */
    private static final int QUIET = 10;

    /** Height of the bars, in modules: a quarter of their length, so that a line through them is found on a sheet laid askew. */
    private static final int BAR_HEIGHT = 30;

    @Inject
    private Asked asked;

    @Inject
    private Structure structure;

    @Inject
    private MailTypes types;

    /**
     * A sheet.
     *
     * @param modules the dark modules of its code, as an SVG path in a box of {@code width} and {@code height} modules
     */
    public record Sheet(String department, String mailType, String content, String modules, int width, int height) {}

    public List<Sheet> getSheets() {
        UUID service = asked.id("service").orElse(null);
        MailTypeView type = asked.id("type").map(types::get).orElse(null);
        List<Sheet> sheets = new ArrayList<>();
        for (DepartmentView department : structure.departments()) {
            if (service == null || department.id().equals(service)) {
                Separator separator =
                        new Separator(CurrentAccess.get().slug(), department.code(), type == null ? null : type.code());
                sheets.add(sheet(department.name(), type == null ? null : type.name(), separator));
            }
        }
        return sheets;
    }

    /** The sheet that says «a letter begins» and nothing else. */
    public Sheet getPlain() {
        return sheet(null, null, new Separator(CurrentAccess.get().slug(), null, null));
    }

    /** The usual sheet, that other scanners and programs know too: {@code PATCHT} in Code 128. */
    public Sheet getPatch() {
        String content = Separator.patch().content();
        BitMatrix code = new Code128Writer()
                .encode(content, BarcodeFormat.CODE_128, 0, BAR_HEIGHT, Map.of(EncodeHintType.MARGIN, 2 * QUIET));
        return sheet(null, null, content, code);
    }

    private static Sheet sheet(String department, String mailType, Separator separator) {
        try {
            BitMatrix code = new QRCodeWriter()
                    .encode(
                            separator.content(),
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.Q,
                                    EncodeHintType.MARGIN,
                                    4,
                                    EncodeHintType.CHARACTER_SET,
                                    "UTF-8"));
            return sheet(department, mailType, separator.content(), code);
        } catch (WriterException e) {
            throw new IllegalStateException("A separator's content fits a QR code", e);
        }
    }

    private static Sheet sheet(String department, String mailType, String content, BitMatrix code) {
        StringBuilder modules = new StringBuilder();
        for (int x = 0; x < code.getWidth(); x++) {
            int from = 0;
            for (int y = 0; y < code.getHeight(); y = from) {
                from = y + 1;
                if (code.get(x, y)) {
                    while (from < code.getHeight() && code.get(x, from)) {
                        from++;
                    }
                    modules.append('M')
                            .append(x)
                            .append(' ')
                            .append(y)
                            .append("h1v")
                            .append(from - y)
                            .append("h-1z");
                }
            }
        }
        return new Sheet(department, mailType, content, modules.toString(), code.getWidth(), code.getHeight());
    }

    public List<DepartmentView> getDepartments() {
        return structure.departments();
    }

    public List<MailTypeView> getTypes() {
        return types.all();
    }

    public UUID getService() {
        return asked.id("service").orElse(null);
    }

    public UUID getType() {
        return asked.id("type").orElse(null);
    }
}
