package org.vaguemestre.worker;

import fr.opensagres.xdocreport.core.XDocReportException;
import fr.opensagres.xdocreport.document.IXDocReport;
import fr.opensagres.xdocreport.document.registry.XDocReportRegistry;
import fr.opensagres.xdocreport.template.IContext;
import fr.opensagres.xdocreport.template.TemplateEngineKind;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Fills in a template (<i>fusion</i>): a field without a value becomes empty; the line breaks of a value are kept. */
final class OfficeMerge {
    /** Stands for a line break while the document is made; no text has it (private use area). */
    private static final String BREAK = "\uE00B";

    private OfficeMerge() {}

    /**
     * @param data values of fields, {@code courrier.numero}: all that the template asks for
     * @return {@code type} of the document written to {@code out}
     * @throws RefusedDocument as {@link OfficeTemplate#open}; TEMPLATE_UNFIT for a field that has no value given
     */
    static JsonObject write(Path template, JsonObject data, Path out) throws RefusedDocument, IOException {
        OfficeTemplate opened = OfficeTemplate.open(template);
        if (!opened.told(data.keySet()).getJsonArray("unknown").isEmpty()) {
            throw new RefusedDocument(RefusalCode.TEMPLATE_UNFIT, "a field that is not known");
        }
        Path merged = Files.createTempFile("merged", null);
        try {
            merge(opened, data, merged);
            OfficeTemplate result = OfficeTemplate.open(merged);
            String breaks = opened.type().equals(OfficeTemplate.ODT)
                    ? "<text:line-break/>"
                    : "</w:t><w:br/><w:t xml:space=\"preserve\">";
            try (OutputStream file = Files.newOutputStream(out)) {
                result.write(file, result::isText, xml -> xml.replace(BREAK, breaks));
            }
        } finally {
            Files.deleteIfExists(merged);
        }
        return Json.createObjectBuilder().add("type", opened.type()).build();
    }

    private static void merge(OfficeTemplate template, JsonObject data, Path merged)
            throws RefusedDocument, IOException {
        try (OutputStream file = Files.newOutputStream(merged)) {
            IXDocReport report = new XDocReportRegistry().loadReport(template.whole(), TemplateEngineKind.Freemarker);
            IContext context = report.createContext();
            nested(data).forEach(context::put);
            report.process(context, file);
        } catch (XDocReportException e) {
            throw new RefusedDocument(RefusalCode.TEMPLATE_UNFIT, e);
        }
    }

    /** {@code a.b = v} as a map of maps, as the template engine reads it. */
    private static Map<String, Object> nested(JsonObject data) {
        Map<String, Object> all = new HashMap<>();
        data.forEach((name, value) -> {
            String text = value instanceof JsonString string ? string.getString() : "";
            int dot = name.indexOf('.');
            @SuppressWarnings("unchecked")
            Map<String, Object> group =
                    (Map<String, Object>) all.computeIfAbsent(name.substring(0, dot), key -> new HashMap<>());
            group.put(name.substring(dot + 1), text.replace("\r\n", "\n").replace("\n", BREAK));
        });
        return all;
    }
}
