package org.vaguemestre.walk;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.vaguemestre.whole.TestPortal;

/** Mail that arrives at the portal before a walk begins, as a program of the mail room would give it. */
final class Post {
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");
    private static final Pattern NUMBER = Pattern.compile("\"number\"\\s*:\\s*\"([^\"]+)\"");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Post() {}

    /** A letter that nobody has qualified yet; its document says the given words. @return its identifier */
    static String letterToQualify(String organisation, String subject, String sender, String words) {
        return letter(organisation, "jeanne.morel", subject, sender, null, words);
    }

    /** What became of a letter. */
    record Made(String id, String number) {}

    static String letter(
            String organisation, String agent, String subject, String sender, String department, String words) {
        return post(organisation, agent, subject, sender, department, "NORMAL", words)
                .id();
    }

    /** A letter nobody has qualified yet whose document has so many pages; each says «page» and its number. */
    static String letterOfPages(String organisation, String subject, int pages) {
        return postDocument(
                        organisation,
                        "jeanne.morel",
                        "{\"direction\":\"INCOMING\",\"subject\":\"" + subject + "\"}",
                        document(subject, pages))
                .id();
    }

    /** A letter whose sender nobody said, that comes before all the others to qualify. */
    static Made oldLetterFromNobody(String organisation, String subject, String arrivedOn) {
        return postDocument(
                organisation,
                "jeanne.morel",
                "{\"direction\":\"INCOMING\",\"subject\":\"" + subject + "\",\"arrivedOn\":\"" + arrivedOn + "\"}",
                pdf(subject, "bonjour").getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] document(String subject, int pages) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            PDType1Font font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
            for (int n = 1; n <= pages; n++) {
                PDPage page = new PDPage(PDRectangle.A6);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    for (int line = 0; line < 12; line++) {
                        content.beginText();
                        content.setFont(font, 7);
                        content.newLineAtOffset(30, 390 - 22 * line);
                        content.showText(
                                line == 0
                                        ? ascii(subject) + " - page " + n
                                        : "Article " + line + " : la voirie communale est entretenue rue numero "
                                                + n * line);
                        content.endText();
                    }
                }
            }
            if (pages > 100) {
                // as heavy as a scan, without its pictures to read
                byte[] ballast = new byte[9 * 1024 * 1024];
                new Random(pages).nextBytes(ballast);
                document.getDocumentCatalog()
                        .getCOSObject()
                        .setItem("Ballast", new PDStream(document, new ByteArrayInputStream(ballast)));
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Whether the first document of a letter was read in the background: the pictures of its pages are there then. */
    static boolean isRead(String organisation, String item) {
        String told = send(asked(organisation, "jeanne.morel", "/" + item).GET().build(), 200);
        String document = found(Pattern.compile("\"sha256\"\\s*:\\s*\"([0-9a-f]{64})\""), told);
        HttpRequest.Builder text = asked(organisation, "jeanne.morel", "/../documents/" + document + "/text");
        return send(text.header("Accept", "application/json").GET().build(), 200)
                .contains("\"READ\"");
    }

    /** A letter that comes before all the others to qualify; it says where it goes. */
    static String oldLetterToQualify(String organisation, String subject, String arrivedOn) {
        String item = "{\"direction\":\"INCOMING\",\"subject\":\"" + subject + "\",\"arrivedOn\":\"" + arrivedOn
                + "\",\"sender\":{\"kind\":\"ORGANISATION\",\"name\":\"Riverains\"}}";
        HttpRequest request = asked(organisation, "jeanne.morel", "")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(item, StandardCharsets.UTF_8))
                .build();
        return found(ID, send(request, 201));
    }

    /** A letter that stayed on paper: nothing of it is scanned. */
    static Made paper(String organisation, String subject, String sender, String department) {
        String item = "{\"direction\":\"INCOMING\",\"subject\":\"" + subject + "\",\"department\":\"" + department
                + "\",\"sender\":{\"kind\":\"ORGANISATION\",\"name\":\"" + sender + "\"}}";
        String answer = send(
                asked(organisation, "jeanne.morel", "")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(item, StandardCharsets.UTF_8))
                        .build(),
                201);
        return new Made(found(ID, answer), found(NUMBER, answer));
    }

    /** A letter of a department without any document; its identifier. */
    static String plain(String organisation, String agent, String subject, String department) {
        String item = "{\"direction\":\"INCOMING\",\"subject\":\"" + subject + "\""
                + (department == null ? "" : ",\"department\":\"" + department + "\"") + "}";
        HttpRequest request = asked(organisation, agent, "")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(item, StandardCharsets.UTF_8))
                .build();
        return found(ID, send(request, 201));
    }

    /** A confidential letter, which only those of that clearance may see. */
    static Made confidential(String organisation, String agent, String subject, String department) {
        return post(organisation, agent, subject, "Riverains", department, "CONFIDENTIAL", "secret");
    }

    static String numberOf(String organisation, String agent, String item) {
        HttpRequest request = asked(organisation, agent, "/" + item).GET().build();
        return found(NUMBER, send(request, 200));
    }

    private static Made post(
            String organisation,
            String agent,
            String subject,
            String sender,
            String department,
            String confidentiality,
            String words) {
        String item = "{\"direction\":\"INCOMING\",\"subject\":\"" + subject
                + "\",\"confidentiality\":\"" + confidentiality + "\",\"sender\":{\"kind\":\"ORGANISATION\",\"name\":\""
                + sender + "\"}"
                + (department == null ? "" : ",\"department\":\"" + department + "\"") + "}";
        return postDocument(organisation, agent, item, pdf(subject, words).getBytes(StandardCharsets.UTF_8));
    }

    private static Made postDocument(String organisation, String agent, String item, byte[] document) {
        String boundary = "walk-" + System.nanoTime();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"item\"\r\nContent-Type: application/json\r\n\r\n"
                        + item + "\r\n--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"document\"; filename=\"courrier.pdf\"\r\n"
                        + "Content-Type: application/pdf\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(document);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        String answer = send(
                asked(organisation, agent, "")
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                        .build(),
                201);
        return new Made(found(ID, answer), found(NUMBER, answer));
    }

    private static HttpRequest.Builder asked(String organisation, String agent, String path) {
        String credentials = Base64.getEncoder()
                .encodeToString((agent + ":" + TestPortal.PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(Walker.portal()
                        .resolve("/api/v1/organisations/" + organisation + "/mail-items" + path)
                        .normalize())
                .header("Authorization", "Basic " + credentials);
    }

    private static String send(HttpRequest request, int expected) {
        try {
            HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != expected) {
                throw new AssertionError(answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String found(Pattern pattern, String answer) {
        Matcher matcher = pattern.matcher(answer);
        if (!matcher.find()) {
            throw new AssertionError(answer);
        }
        return matcher.group(1);
    }

    /** One page with the subject and the words on it, in letters every reader has. */
    static String pdf(String subject, String words) {
        String content = "BT /F1 14 Tf 72 700 Td (Objet : " + ascii(subject) + ") Tj 0 -30 Td /F1 12 Tf ("
                + ascii(words) + ") Tj ET";
        StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
        int[] at = new int[6];
        String[] objects = {
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >>"
                    + " >> >>",
            "<< /Length " + content.length() + " >>\nstream\n" + content + "\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
        };
        for (int i = 0; i < objects.length; i++) {
            at[i + 1] = pdf.length();
            pdf.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
        }
        int table = pdf.length();
        pdf.append("xref\n0 6\n0000000000 65535 f \n");
        for (int i = 1; i < at.length; i++) {
            pdf.append(String.format("%010d 00000 n %n", at[i]));
        }
        return pdf.append("trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n")
                .append(table)
                .append("\n%%EOF\n")
                .toString();
    }

    private static String ascii(String text) {
        return text.replaceAll("[^\\x20-\\x7e]|[()\\\\]", " ");
    }
}
