package org.vaguemestre.web.correspondents;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.vaguemestre.correspondent.CorrespondentDesk.Line;
import org.vaguemestre.correspondent.CorrespondentMerges;
import org.vaguemestre.correspondent.Field;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;

/**
 * Merging correspondents, side by side. Asked: {@code id} once for each of them. The form says which one is kept, and for each field that differs of
 * which one it is taken.
 */
@Named("merging")
@RequestScoped
public class Merging {
    @Inject
    private HttpServletRequest request;

    @Inject
    private Asked asked;

    @Inject
    private CorrespondentMerges merges;

    @Inject
    private Notices notices;

    @Inject
    private Way way;

    private List<Line> lines;

    /** A field, and what each of them says of it. */
    public record Choice(Field field, boolean differs, List<Said> said) {}

    /** What one says. @param proposed it is taken unless another one is chosen */
    public record Said(UUID who, String value, boolean proposed) {}

    @PostConstruct
    void look() {
        String[] ids = request.getParameterValues("id");
        try {
            lines = merges.some(Arrays.stream(ids == null ? new String[0] : ids)
                    .distinct()
                    .limit(CorrespondentMerges.MOST)
                    .map(UUID::fromString)
                    .toList());
        } catch (IllegalArgumentException e) {
            throw new Refused(Refusal.NOT_FOUND);
        }
    }

    public List<Line> getLines() {
        return lines;
    }

    /** Whether there are two at least. */
    public boolean isPossible() {
        return lines.size() > 1;
    }

    public UUID getKept() {
        return asked.id("garde").orElseGet(() -> lines.get(0).id());
    }

    public List<Choice> getChoices() {
        return Arrays.stream(Field.values())
                .filter(field -> field != Field.REFERENCE)
                .map(this::choice)
                .filter(choice -> choice.said().stream().anyMatch(said -> said.value() != null))
                .toList();
    }

    private Choice choice(Field field) {
        List<String> values =
                lines.stream().map(line -> line.particulars().get(field)).toList();
        boolean differs = values.stream().distinct().count() > 1;
        UUID chosen = asked.id("champ-" + field.name()).orElse(null);
        int proposed = 0;
        while (values.get(proposed) == null && proposed < values.size() - 1) {
            proposed++;
        }
        UUID taken = chosen != null ? chosen : lines.get(proposed).id();
        return new Choice(
                field,
                differs,
                lines.stream()
                        .map(line ->
                                new Said(line.id(), line.particulars().get(field), Objects.equals(line.id(), taken)))
                        .toList());
    }

    public void merge() {
        UUID kept = getKept();
        Map<Field, UUID> choices = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            asked.id("champ-" + field.name()).ifPresent(who -> choices.put(field, who));
        }
        UUID merge = notices.unlessRefused(
                () -> merges.merge(kept, lines.stream().map(Line::id).toList(), choices), null);
        if (merge != null) {
            notices.done("done.merged", lines.size());
            way.to(Screen.CORRESPONDENT, "id", kept);
        }
    }
}
