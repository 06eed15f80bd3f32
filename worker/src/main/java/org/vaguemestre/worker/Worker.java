package org.vaguemestre.worker;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * The worker's door: one request a line on the standard input, one answer a line on the standard output, until the input ends. Requests name an
 * {@code operation}:
 *
 * <ul>
 *   <li>{@code inspect} with {@code file}: what the file is, without opening its pages;
 *   <li>{@code page} with {@code file}, {@code page} (from 1), {@code folder}: everything about one page, its preview and reading written there;
 *   <li>{@code assemble} with {@code pages} and {@code out}: the PDF of a letter;
 *   <li>{@code mark} with {@code file}, {@code code}, {@code caption} and {@code out}: a letter to be signed by hand;
 *   <li>{@code template} with {@code file} and {@code known} fields: what a text document asks to be filled in;
 *   <li>{@code merge} with {@code file}, {@code data} and {@code out}: the document filled in;
 *   <li>{@code lines} with {@code file}: the text of a text document;
 *   <li>{@code sign-prepare} and {@code sign-finish}: see {@link PdfSigning};
 *   <li>{@code stamp} with {@code sha256} (Base64) and {@code authority}: a time stamp of this digest, see {@link StampAuthority}.
 * </ul>
 *
 * An answer holds the result; or {@code refused}, a {@link RefusalCode}, with {@code detail} for the log; or {@code failed} where neither the document nor
 * its sender is to blame (no space left, no model of the language). System properties: {@code vaguemestre.tessdata} (folder of the models) and
 * {@code vaguemestre.language} ({@code fra}).
 */
public final class Worker {
    private static final String MODELS = "/usr/share/tesseract-ocr/5/tessdata";

    private final PageReader reader;

    private Worker(Recognition recognition) {
        reader = new PageReader(recognition);
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream answers = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        // libraries that chatter must not break the answers
        System.setOut(System.err);
        Complaints.hear();
        Path models = Path.of(System.getProperty("vaguemestre.tessdata", MODELS));
        String language = System.getProperty("vaguemestre.language", "fra");
        try (Recognition recognition = new Recognition(models, language);
                BufferedReader requests =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            Worker worker = new Worker(recognition);
            String request;
            while ((request = requests.readLine()) != null) {
                JsonObject answer = worker.answer(request);
                answers.println(answer);
                answers.flush();
                if (answer.getBoolean("last", false)) {
                    return;
                }
            }
        }
    }

    /** Answers one request; the answer of one that took all the heap is the last of this process. */
    private JsonObject answer(String line) {
        Complaints.forget();
        try (JsonReader json = Json.createReader(new StringReader(line))) {
            return answer(json.readObject());
        } catch (RefusedDocument e) {
            return refused(e.code(), e);
        } catch (StackOverflowError e) {
            return refused(RefusalCode.DOCUMENT_DAMAGED, e);
        } catch (OutOfMemoryError e) {
            return last(refused(RefusalCode.WORKER_MEMORY, e));
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
            if (String.valueOf(e.getMessage()).contains("File too large")) {
                return refused(RefusalCode.DOCUMENT_TOO_LARGE, e);
            }
            // libraries stumble over broken documents in more ways than they declare
            return isOurs(e)
                    ? Json.createObjectBuilder().add("failed", e.toString()).build()
                    : refused(RefusalCode.DOCUMENT_DAMAGED, e);
        }
    }

    /** Whether something is wrong with this machine and not with the document. */
    private static boolean isOurs(Exception e) {
        return e instanceof Unable
                || e instanceof FileSystemException
                || String.valueOf(e.getMessage()).contains("No space left");
    }

    private JsonObject answer(JsonObject request) throws RefusedDocument, IOException {
        String operation = request.getString("operation");
        return switch (operation) {
            case "inspect" -> Inspection.of(Path.of(request.getString("file")));
            case "page" ->
                reader.read(
                        Path.of(request.getString("file")),
                        request.getInt("page"),
                        Path.of(request.getString("folder")),
                        request.containsKey("rotation") ? request.getInt("rotation") : null);
            case "assemble" ->
                LetterWriter.write(
                        request.getJsonArray("pages").getValuesAs(JsonObject.class), Path.of(request.getString("out")));
            case "mark" ->
                LetterMark.write(
                        Path.of(request.getString("file")),
                        request.getString("code"),
                        request.getString("caption"),
                        Path.of(request.getString("out")));
            case "template" ->
                OfficeTemplate.open(Path.of(request.getString("file")))
                        .told(request.getJsonArray("known").getValuesAs(JsonString::getString).stream()
                                .collect(Collectors.toSet()));
            case "merge" ->
                OfficeMerge.write(
                        Path.of(request.getString("file")),
                        request.getJsonObject("data"),
                        Path.of(request.getString("out")));
            case "lines" ->
                Json.createObjectBuilder()
                        .add(
                                "lines",
                                Json.createArrayBuilder(OfficeTemplate.open(Path.of(request.getString("file")))
                                        .lines()))
                        .build();
            case "signatures" -> SignatureReport.of(request);
            case "sign-prepare" -> new PdfSigning(request).prepare();
            case "sign-finish" -> new PdfSigning(request).finish(request);
            case "stamp" -> StampAuthority.stamp(request);
            default -> throw new IllegalArgumentException("no operation " + operation);
        };
    }

    private static JsonObject refused(RefusalCode code, Throwable reason) {
        JsonObjectBuilder answer = Json.createObjectBuilder().add("refused", code.name());
        return answer.add("detail", String.valueOf(reason.getMessage())).build();
    }

    /** What a full heap leaves behind cannot be trusted: the process ends after this answer. */
    private static JsonObject last(JsonObject answer) {
        return Json.createObjectBuilder(answer).add("last", true).build();
    }
}
