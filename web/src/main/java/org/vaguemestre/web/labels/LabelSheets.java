package org.vaguemestre.web.labels;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.mail.LabelContent;
import org.vaguemestre.mail.LabelContent.Code;
import org.vaguemestre.mail.Labels;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.BarCode;
import org.vaguemestre.web.frame.Say;

/**
 * Labels, sheet by sheet. Asked: {@code modele} (a template), {@code id} (items, several times) or {@code du} and {@code au} (days of arrival, today
 * by default), {@code place} (the first free label of the first sheet, from 1).
 */
@Named("labelSheets")
@RequestScoped
public class LabelSheets {
    private static final int BAR_HEIGHT = 26;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Asked asked;

    @Inject
    private Labels labels;

    @Inject
    private Say say;

    private List<Labels.Template> templates;
    private Labels.Template template;
    private LocalDate from;
    private LocalDate until;
    private List<Labels.Label> printed;

    /** A place on a sheet. @param label null for one that is used already */
    public record Place(Labels.Label label, BarCode code) {}

    @PostConstruct
    void look() {
        templates = labels.templates();
        UUID chosen = asked.id("modele").orElse(null);
        template = templates.stream()
                .filter(one -> one.id().equals(chosen))
                .findFirst()
                .orElse(templates.get(0));
        from = asked.day("du").orElseGet(say::today);
        until = asked.day("au").orElse(from);
        String[] ids = request.getParameterValues("id");
        try {
            printed = ids == null
                    ? labels.arrived(from, until)
                    : labels.of(
                            Arrays.stream(ids).map(UUID::fromString).distinct().toList());
        } catch (IllegalArgumentException e) {
            throw new Refused(Refusal.NOT_FOUND);
        }
    }

    /** Each sheet with its places, those used already first. */
    public List<List<Place>> getSheets() {
        int size = template.content().paper().onSheet();
        List<Place> places = new ArrayList<>();
        for (int used = 1; used < getPlace(); used++) {
            places.add(new Place(null, null));
        }
        printed.forEach(label -> places.add(new Place(label, code(label))));
        List<List<Place>> sheets = new ArrayList<>();
        for (int at = 0; at < places.size(); at += size) {
            sheets.add(places.subList(at, Math.min(places.size(), at + size)));
        }
        return sheets;
    }

    private BarCode code(Labels.Label label) {
        Code code = template.content().code();
        if (code == Code.NONE) {
            return null;
        }
        return code == Code.QR ? BarCode.qr(label.number()) : BarCode.bars(label.number(), BAR_HEIGHT);
    }

    public int getPlace() {
        return (int) Math.max(
                1, Math.min(asked.number("place"), template.content().paper().onSheet()));
    }

    public boolean isNothing() {
        return printed.isEmpty();
    }

    public int getCount() {
        return printed.size();
    }

    public List<Labels.Template> getTemplates() {
        return templates;
    }

    public Labels.Template getTemplate() {
        return template;
    }

    public LabelContent getContent() {
        return template.content();
    }

    public List<String> getItems() {
        return List.of(request.getParameterValues("id") == null ? new String[0] : request.getParameterValues("id"));
    }

    public LocalDate getFrom() {
        return from;
    }

    public LocalDate getUntil() {
        return until;
    }
}
