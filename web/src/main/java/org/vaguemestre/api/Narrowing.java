package org.vaguemestre.api;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.MailFilter;
import org.vaguemestre.mail.State;

/** What narrows a list of mail or a search, as it stands in the address. */
public class Narrowing {
    @QueryParam("direction")
    @Parameter(description = "INCOMING, OUTGOING or INTERNAL")
    private String direction;

    @QueryParam("state")
    @Parameter(description = "REGISTERED, IN_PROGRESS, ANSWERED, CLOSED…")
    private String state;

    @QueryParam("department")
    @Parameter(description = "Code or identifier")
    private String department;

    @QueryParam("assignee")
    @Parameter(description = "Login or identifier")
    private String assignee;

    @QueryParam("mailType")
    @Parameter(description = "Code or identifier")
    private String mailType;

    @QueryParam("sender")
    @Parameter(description = "Identifier of the correspondent")
    private String sender;

    @QueryParam("arrivedFrom")
    @Parameter(description = "First day of arrival, 2026-01-31")
    private String arrivedFrom;

    @QueryParam("arrivedTo")
    @Parameter(description = "Last day of arrival")
    private String arrivedTo;

    @QueryParam("late")
    @Parameter(description = "true: in progress past the date committed to")
    private String late;

    /** @throws org.vaguemestre.refusal.Refused FIELD_INVALID, DEPARTMENT_UNKNOWN, AGENT_UNKNOWN, MAIL_TYPE_UNKNOWN */
    MailFilter filter(Directory directory) {
        return new MailFilter(
                Asked.oneOf("direction", Direction.class, direction),
                Asked.oneOf("state", State.class, state),
                directory.department(said(department)),
                directory.agent(said(assignee)),
                directory.mailType(said(mailType)),
                Asked.id("sender", sender),
                Asked.day("arrivedFrom", arrivedFrom),
                Asked.day("arrivedTo", arrivedTo),
                Asked.yes("late", late));
    }

    private static String said(String value) {
        return Asked.given(value) ? value : null;
    }
}
