package org.vaguemestre.api;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.circuit.Addressee;
import org.vaguemestre.circuit.Condition;
import org.vaguemestre.circuit.StepPlan;
import org.vaguemestre.mail.Priority;
import org.vaguemestre.organisation.TaskKind;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** A step of a circuit as a program foresees it. */
@Schema(name = "CircuitStep")
record StepBody(
        @Schema(required = true) TaskKind kind,
        @Schema(description = "The name of its kind when not said") String name,
        @Schema(description = "Steps of one rank take place at the same time; of now when not said") Integer rank,
        @Schema(description = "Nobody said: a handling is for whom the item is with, a dispatch for the mail room")
                List<AddresseeBody> addressees,
        @Schema(defaultValue = "false", description = "Its people are asked one after the other") Boolean oneByOne,
        @Schema(description = "How many opinions are enough; all when not said") Integer quorum,
        @Schema(description = "Calendar days in which it is to be done") Integer days,
        @Schema(description = "Always when not said") ConditionBody condition) {

    /** To whom. */
    @Schema(name = "Addressee")
    record AddresseeBody(
            @Schema(required = true) Addressee.Kind kind,
            @Schema(description = "PERSON: login or identifier") String agent,
            @Schema(description = "ROLE_IN_DEPARTMENT: identifier") UUID role,
            @Schema(description = "ROLE_IN_DEPARTMENT, HEAD_OF_DEPARTMENT: code or identifier") String department) {}

    /** When. */
    @Schema(name = "Condition")
    record ConditionBody(
            @Schema(required = true) Condition.Kind kind,
            @Schema(description = "ALL, ANY, NOT") List<ConditionBody> of,
            @Schema(description = "TYPE: codes or identifiers") List<String> mailTypes,
            @Schema(description = "AMOUNT_AT_LEAST, in euro cents") Long cents,
            @Schema(description = "CONFIDENTIALITY_AT_LEAST") Confidentiality confidentiality,
            @Schema(description = "PRIORITY_AT_LEAST") Priority priority) {}

    /** Finds what the short names mean in the organisation acted for. */
    @Dependent
    static class Reader {
        @Inject
        private Directory directory;

        StepPlan plan(StepBody body) {
            return new StepPlan(
                    body.kind(),
                    body.name(),
                    body.rank() == null ? 1 : body.rank(),
                    body.addressees() == null
                            ? List.of()
                            : body.addressees().stream().map(this::addressee).toList(),
                    Boolean.TRUE.equals(body.oneByOne()),
                    body.quorum(),
                    body.days(),
                    condition(body.condition()));
        }

        UUID agent(String loginOrId) {
            if (loginOrId == null) {
                throw new Refused(Refusal.FIELD_MISSING, "assignee");
            }
            return directory.agent(loginOrId);
        }

        private Addressee addressee(AddresseeBody body) {
            if (body == null || body.kind() == null) {
                throw new Refused(Refusal.FIELD_MISSING, "addressees.kind");
            }
            return new Addressee(
                    body.kind(), directory.agent(body.agent()), body.role(), directory.department(body.department()));
        }

        private Condition condition(ConditionBody body) {
            if (body == null) {
                return null;
            }
            if (body.kind() == null) {
                throw new Refused(Refusal.FIELD_MISSING, "condition.kind");
            }
            return new Condition(
                    body.kind(),
                    body.of() == null
                            ? null
                            : body.of().stream().map(this::condition).toList(),
                    body.mailTypes() == null
                            ? null
                            : body.mailTypes().stream().map(directory::mailType).toList(),
                    body.cents(),
                    body.confidentiality(),
                    body.priority());
        }
    }
}
