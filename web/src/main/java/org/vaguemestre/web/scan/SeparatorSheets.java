package org.vaguemestre.web.scan;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.capture.Separator;
import org.vaguemestre.mail.MailTypeView;
import org.vaguemestre.mail.MailTypes;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.BarCode;

/** Separator sheets to print. Asked: {@code service} (all by default), {@code type} (none by default). */
@Named("separators")
@RequestScoped
public class SeparatorSheets {
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
        return sheet(null, null, content, BarCode.bars(content, BAR_HEIGHT));
    }

    private static Sheet sheet(String department, String mailType, Separator separator) {
        return sheet(department, mailType, separator.content(), BarCode.qr(separator.content()));
    }

    private static Sheet sheet(String department, String mailType, String content, BarCode code) {
        return new Sheet(department, mailType, content, code.modules(), code.width(), code.height());
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
