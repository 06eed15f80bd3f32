package org.vaguemestre.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** A demand for a grant, given to the roads department of Port-Lérin, whose type begins with a circuit; and its people, who bring it forward. */
public final class Demand {
    public static final String ITEMS = Program.PORT_LERIN + "/mail-items";

    private Demand() {}

    /** Without a sender; its identifier. */
    public static String of(String subject) {
        return of(subject, "");
    }

    /** Of someone who can be written to. */
    public static String from(String name, String email) {
        return of(
                name, ",\"sender\":{\"kind\":\"ORGANISATION\",\"name\":\"" + name + "\",\"email\":\"" + email + "\"}");
    }

    /** @param more of its JSON, after a comma */
    public static String of(String subject, String more) {
        Program.Answer answer = Program.of("jeanne.morel")
                .post(
                        ITEMS,
                        "{\"direction\":\"INCOMING\",\"subject\":\"" + subject
                                + "\",\"department\":\"VOIRIE\",\"mailType\":\"SUBVENTION\",\"assignee\":\"camille.durand\""
                                + more + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.id();
    }

    public static String circuit(String item) {
        return ITEMS + "/" + item + "/circuit";
    }

    /** The task of this kind that someone may do now. */
    public static String task(Program who, String item, String kind) {
        for (JsonNode task : who.get(circuit(item)).json().get("tasks")) {
            if (task.get("kind").asText().equals(kind)) {
                return task.get("id").asText();
            }
        }
        throw new AssertionError("no " + kind + " is asked");
    }

    public static Program.Answer does(Program who, String item, String kind, String outcome) {
        return does(who, item, task(who, item, kind), outcome, "");
    }

    /** @param more of its JSON, after a comma */
    static Program.Answer does(Program who, String item, String task, String outcome, String more) {
        return who.post(circuit(item) + "/tasks/" + task + "/done", "{\"outcome\":\"" + outcome + "\"" + more + "}");
    }

    /** Its reply is written from the first template and finished. */
    public static void isReplied(String item, String text) {
        Program camille = Program.of("camille.durand");
        Program.Answer begun = camille.post(
                ITEMS + "/" + item + "/reply", "{\"template\":\"" + template() + "\",\"text\":\"" + text + "\"}");
        assertThat(begun.status()).as(begun.text()).isEqualTo(200);
        Program.Answer finished = camille.send("POST", ITEMS + "/" + item + "/reply/finish", null, null);
        assertThat(finished.status()).as(finished.text()).isEqualTo(200);
    }

    /** The first template of answers. */
    static String template() {
        for (JsonNode template : Program.of("camille.durand")
                .get(Program.PORT_LERIN + "/templates")
                .json()
                .get("items")) {
            if (template.get("kind").asText().equals("REPLY")) {
                return template.get("id").asText();
            }
        }
        throw new AssertionError("no template of answers");
    }

    /** It is handled, and the head of the department has approved: it waits for the DGS. */
    public static void reachesTheDirection(String item) {
        does(Program.of("camille.durand"), item, "HANDLE", "HANDLED");
        does(Program.of("erwan.guillou"), item, "VISA", "APPROVED");
    }

    /** It waits for the signature. */
    public static void reachesTheSignature(String item) {
        reachesTheDirection(item);
        does(Program.of("paul.legoff"), item, "VISA", "APPROVED");
    }
}
