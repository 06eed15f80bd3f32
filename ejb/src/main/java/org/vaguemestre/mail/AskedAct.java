package org.vaguemestre.mail;

import java.util.UUID;

/**
 * One of the acts that can be taken back, and what it says (<i>geste demandé</i>); the same for one item or for many.
 *
 * @param act TAKE, ASSIGN, ROUTE, RETURN or CLOSE
 * @param department of ROUTE
 * @param assignee of ASSIGN; of ROUTE, null for nobody in particular
 * @param reason of CLOSE
 */
public record AskedAct(MailAct act, UUID department, UUID assignee, String reason) {
    public static AskedAct take() {
        return new AskedAct(MailAct.TAKE, null, null, null);
    }

    public static AskedAct assign(UUID assignee) {
        return new AskedAct(MailAct.ASSIGN, null, assignee, null);
    }

    public static AskedAct route(UUID department, UUID assignee) {
        return new AskedAct(MailAct.ROUTE, department, assignee, null);
    }

    public static AskedAct giveBack() {
        return new AskedAct(MailAct.RETURN, null, null, null);
    }

    public static AskedAct close(String reason) {
        return new AskedAct(MailAct.CLOSE, null, null, reason);
    }
}
