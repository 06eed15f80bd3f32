package org.vaguemestre.proof;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.vaguemestre.whole.TestPortal;

/** Files given to the API as a program gives them. */
final class Given {
    private Given() {}

    static HttpResponse<String> uploads(String name, String file, String subject) {
        return api().sendsBytes(
                        "POST",
                        "api/v1/organisations/port-lerin/mail-items",
                        "multipart/form-data; boundary=edge",
                        form(
                                "document",
                                name,
                                file.getBytes(StandardCharsets.ISO_8859_1),
                                "item",
                                "{\"direction\":\"INCOMING\",\"subject\":\"" + subject + "\"}",
                                "application/json"));
    }

    static byte[] form(String field, String name, byte[] bytes, String other, String value, String type) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(("--edge\r\nContent-Disposition: form-data; name=\"" + other + "\"\r\nContent-Type: " + type
                        + "\r\n\r\n" + value
                        + "\r\n--edge\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(bytes);
        form.writeBytes("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    static Intruder api() {
        return program("jeanne.morel", TestPortal.PASSWORD);
    }

    static Intruder program(String login, String password) {
        return new Intruder().with("Authorization", Wire.basic(login, password));
    }
}
