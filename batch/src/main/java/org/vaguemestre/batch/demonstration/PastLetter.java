package org.vaguemestre.batch.demonstration;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One letter of the past of the demonstration, a line of {@code letters.jsonl}.
 *
 * @param file of its folder, a PDF
 * @param end how far it came: {@code REGISTERED}, {@code IN_PROGRESS}, {@code TAKEN}, {@code CLOSED}, {@code VOID}
 * @param days between its arrival and its end
 */
record PastLetter(
        String organisation,
        String file,
        int pages,
        String subject,
        Sender sender,
        String reference,
        LocalDate writtenOn,
        LocalDate arrivedOn,
        String department,
        String mailType,
        String confidentiality,
        String end,
        int days) {

    /** Who wrote it. */
    record Sender(
            String kind,
            String title,
            String firstName,
            String name,
            String address,
            String postalCode,
            String city,
            String email) {
        static Sender of(JsonObject json) {
            return new Sender(
                    json.getString("kind"),
                    text(json, "title"),
                    text(json, "firstName"),
                    json.getString("name"),
                    text(json, "address"),
                    text(json, "postalCode"),
                    text(json, "city"),
                    text(json, "email"));
        }
    }

    static PastLetter of(JsonObject json) {
        return new PastLetter(
                json.getString("organisation"),
                json.getString("file"),
                json.getInt("pages"),
                json.getString("subject"),
                Sender.of(json.getJsonObject("sender")),
                text(json, "reference"),
                LocalDate.parse(json.getString("writtenOn")),
                LocalDate.parse(json.getString("arrivedOn")),
                json.getString("department"),
                json.getString("mailType"),
                json.getString("confidentiality"),
                json.getString("end"),
                json.getInt("days"));
    }

    private static String text(JsonObject json, String name) {
        return json.containsKey(name) && json.get(name).getValueType() == JsonValue.ValueType.STRING
                ? json.getString(name)
                : null;
    }

    /** The same at each run, so that a run that was cut short goes on where it stopped. */
    UUID item() {
        return UUID.nameUUIDFromBytes(("demonstration/" + organisation + "/" + file).getBytes(StandardCharsets.UTF_8));
    }
}
