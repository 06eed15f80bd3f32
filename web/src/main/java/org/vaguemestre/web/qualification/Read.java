package org.vaguemestre.web.qualification;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vaguemestre.capture.Proposal;
import org.vaguemestre.capture.Proposals;
import org.vaguemestre.capture.ProposedField;
import org.vaguemestre.web.frame.Say;

/** What was read on the paper, proposed beside the fields and shown on the page. */
@Named
@RequestScoped
public class Read {
    @Inject
    private Proposals proposals;

    @Inject
    private Say say;

    private final Map<ProposedField, Proposal> read = new EnumMap<>(ProposedField.class);

    /** What was read from this item. */
    public Map<ProposedField, Proposal> of(UUID item) {
        read.clear();
        proposals.of(item).forEach(proposal -> read.put(proposal.field(), proposal));
        return read;
    }

    public boolean has(String field) {
        return read.containsKey(ProposedField.valueOf(field));
    }

    public boolean isAny() {
        return !read.isEmpty();
    }

    /** Voirie 92 % · Demande 88 % · expéditeur déjà connu. */
    public String getSummary() {
        List<String> parts = new ArrayList<>();
        for (ProposedField field : List.of(ProposedField.DEPARTMENT, ProposedField.MAIL_TYPE)) {
            Proposal proposal = read.get(field);
            if (proposal != null) {
                parts.add(say.with("read.sure", proposal.label(), Math.round(proposal.confidence() * 100)));
            }
        }
        Proposal sender = read.get(ProposedField.SENDER);
        if (sender != null) {
            parts.add(say.of(sender.value() == null ? "read.newSender" : "read.knownSender"));
        }
        return String.join(" · ", parts);
    }

    /** Where each value stands on its page, as the document pane takes it (JSON). */
    public String getMarks() {
        JsonArrayBuilder marks = Json.createArrayBuilder();
        for (Proposal proposal : read.values()) {
            Proposal.Box place = proposal.place();
            if (place != null && proposal.page() != null) {
                marks.add(Json.createObjectBuilder()
                        .add("field", proposal.field().name())
                        .add("page", proposal.page())
                        .add("x", place.x())
                        .add("y", place.y())
                        .add("w", place.w())
                        .add("h", place.h()));
            }
        }
        return marks.build().toString();
    }
}
