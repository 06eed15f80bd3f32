package org.vaguemestre.document;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * The workers (<i>processus de lecture</i>) that open untrusted documents: a few long-lived processes, so that a hostile or broken file costs one clear
 * refusal and never the server. A worker that takes too long, grows too large or dies is ended and replaced; the document that did it is refused
 * ({@code WORKER_TIMEOUT}, {@code WORKER_MEMORY}, {@code WORKER_CRASHED}) and nothing else suffers. Callers wait while all workers are at work; their
 * waiting does not count as the document's time.
 */
public final class DocumentWorkers implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(DocumentWorkers.class.getName());

    private final WorkerSettings settings;
    private final Semaphore free;
    private final Deque<WorkerProcess> idle = new ArrayDeque<>();
    private final Set<WorkerProcess> all = new HashSet<>();
    private boolean closed;

    /**
     * Starts no process yet: each worker starts with the first document that needs it.
     *
     * @throws IllegalStateException when the worker is not where the settings say: no document is to be refused for that
     */
    public DocumentWorkers(WorkerSettings settings) {
        if (!Files.isDirectory(settings.libraries())) {
            throw new IllegalStateException(
                    "There is no worker in " + settings.libraries().toAbsolutePath());
        }
        this.settings = settings;
        this.free = new Semaphore(settings.workers(), true);
    }

    /**
     * What a file is, without opening its pages.
     *
     * @throws Refused DOCUMENT_EMPTY, DOCUMENT_DAMAGED, DOCUMENT_ENCRYPTED, DOCUMENT_TYPE_REFUSED, DOCUMENT_TOO_MANY_PAGES, DOCUMENT_TOO_LARGE,
     *     PAGE_TOO_LARGE, or one of the workers' own
     */
    public Inspection inspect(Path file) {
        JsonObject answer = ask(request("inspect").add("file", absolute(file)).build(), settings.inspecting());
        return new Inspection(
                answer.getString("type"),
                answer.containsKey("pages") ? answer.getInt("pages") : null,
                answer.getBoolean("signed", false),
                answer.getBoolean("ownText", false));
    }

    /**
     * Reads a page: what kind of page it is, its words and where they stand. Writes {@code page-<n>.jpg} and {@code page-<n>.json} into the folder;
     * the same page read again gives the same files. The file must have been inspected before.
     *
     * @param page from 1
     * @param folder created where it is missing
     * @throws Refused PAGE_DAMAGED, PAGE_TOO_LARGE, or as {@link #inspect}
     */
    public PageReading readPage(Path file, int page, Path folder) {
        return readPage(file, page, folder, null);
    }

    /**
     * Reads a page of a letter whose way up is known; otherwise as {@link #readPage(Path, int, Path)}.
     *
     * @param rotation degrees clockwise from the page as its file shows it: 0, 90, 180 or 270; null to find it out
     */
    public PageReading readPage(Path file, int page, Path folder, Integer rotation) {
        create(folder);
        JsonObjectBuilder request =
                request("page").add("file", absolute(file)).add("page", page).add("folder", absolute(folder));
        if (rotation != null) {
            request.add("rotation", rotation);
        }
        return PageReading.of(ask(request.build(), settings.reading()), folder);
    }

    /**
     * Writes the PDF of a letter: scanned pages with their own bytes and an unseen layer of their words, born-digital pages as they are. The same pages give
     * the same bytes. Also makes a PDF of a single picture.
     *
     * @param out replaced where it exists; its folder is created where it is missing
     * @throws Refused as {@link #readPage}
     */
    public void assemble(List<LetterPage> pages, Path out) {
        create(out.toAbsolutePath().getParent());
        JsonArrayBuilder asked = Json.createArrayBuilder();
        for (LetterPage page : pages) {
            JsonObjectBuilder one = Json.createObjectBuilder()
                    .add("file", absolute(page.file()))
                    .add("page", page.page());
            if (page.reading() != null) {
                one.add("reading", absolute(page.reading()));
            }
            if (page.rotation() != null) {
                one.add("rotation", page.rotation());
            }
            asked.add(one);
        }
        JsonObjectBuilder request = request("assemble").add("pages", asked).add("out", absolute(out));
        ask(request.build(), settings.assembling());
    }

    /**
     * Writes a letter to be printed and signed by hand: a code on its first page says which it is when it is scanned.
     *
     * @param code upper-case letters, figures, {@code / - . :}, 60 at most
     * @param caption one line beside it, for people
     * @throws Refused as {@link #inspect}
     */
    public void mark(Path pdf, String code, String caption, Path out) {
        create(out.toAbsolutePath().getParent());
        ask(
                request("mark")
                        .add("file", absolute(pdf))
                        .add("code", code)
                        .add("caption", caption)
                        .add("out", absolute(out))
                        .build(),
                settings.assembling());
    }

    /**
     * What a text document asks to be filled in.
     *
     * @param known the fields there are
     * @throws Refused DOCUMENT_TYPE_REFUSED for what is neither ODT nor DOCX, DOCUMENT_WITH_MACROS, or as {@link #inspect}
     */
    public OfficeFields fields(Path file, Collection<String> known) {
        JsonObject answer = ask(
                request("template")
                        .add("file", absolute(file))
                        .add("known", Json.createArrayBuilder(known))
                        .build(),
                settings.inspecting());
        return new OfficeFields(
                answer.getString("type"),
                answer.getJsonArray("fields").getValuesAs(JsonString::getString),
                answer.getJsonArray("unknown").getValuesAs(JsonObject.class).stream()
                        .map(one -> new OfficeFields.Unknown(
                                one.getString("field"), one.getInt("paragraph"), one.getString("excerpt")))
                        .toList());
    }

    /**
     * Writes a text document, filled in.
     *
     * @param values of all the fields there are
     * @throws Refused TEMPLATE_UNFIT, or as {@link #fields}
     */
    public void merge(Path template, Map<String, String> values, Path out) {
        create(out.toAbsolutePath().getParent());
        JsonObjectBuilder data = Json.createObjectBuilder();
        values.forEach(data::add);
        ask(
                request("merge")
                        .add("file", absolute(template))
                        .add("data", data)
                        .add("out", absolute(out))
                        .build(),
                settings.assembling());
    }

    /** The paragraphs of a text document. @throws Refused as {@link #fields} */
    public List<String> lines(Path file) {
        return ask(request("lines").add("file", absolute(file)).build(), settings.inspecting())
                .getJsonArray("lines")
                .getValuesAs(JsonString::getString);
    }

    /** What the signatures of a PDF are worth against trusted authorities. @throws Refused as {@link #inspect} */
    public List<SignatureFinding> signatures(Path pdf, List<X509Certificate> trusted) {
        JsonObject answer = ask(
                request("signatures")
                        .add("file", absolute(pdf))
                        .add("trusted", Json.createArrayBuilder(PdfSignature.encoded(trusted)))
                        .build(),
                settings.assembling());
        return answer.getJsonArray("signatures").getValuesAs(JsonObject.class).stream()
                .map(one -> new SignatureFinding(
                        one.getString("signer"),
                        one.containsKey("at") ? Instant.parse(one.getString("at")) : null,
                        switch (one.getString("indication")) {
                            case "TOTAL_PASSED", "PASSED" -> SignatureFinding.Verdict.VALID;
                            case "TOTAL_FAILED", "FAILED" -> SignatureFinding.Verdict.INVALID;
                            default -> SignatureFinding.Verdict.UNDETERMINED;
                        },
                        one.getString("reason", null),
                        one.getString("format"),
                        one.getBoolean("whole")))
                .toList();
    }

    /** What a key has to sign so that a PDF is signed as told. @throws Refused as {@link #inspect} */
    public byte[] toSign(Path pdf, PdfSignature how) {
        JsonObject answer = ask(request("sign-prepare", pdf, how).build(), settings.assembling());
        return Base64.getDecoder().decode(answer.getString("toSign"));
    }

    /**
     * Writes the signed PDF with its time stamp.
     *
     * @param signature of what {@link #toSign} told
     * @param algorithm of Java: {@code SHA256withECDSA}
     * @throws Refused SIGNATURE_NOT_STAMPED, SIGNATURE_UNFIT
     */
    public void sign(
            Path pdf,
            PdfSignature how,
            byte[] signature,
            String algorithm,
            PdfSignature.Authority authority,
            Path out) {
        ask(
                request("sign-finish", pdf, how)
                        .add("signature", Base64.getEncoder().encodeToString(signature))
                        .add("algorithm", algorithm)
                        .add("authority", told(authority))
                        .add("out", absolute(out))
                        .build(),
                settings.assembling());
    }

    /**
     * A time stamp (RFC 3161) of a digest.
     *
     * @return the TimeStampToken, DER
     * @throws Refused SIGNATURE_NOT_STAMPED
     */
    public byte[] stamp(byte[] sha256, PdfSignature.Authority authority) {
        JsonObject answer = ask(
                request("stamp")
                        .add("sha256", Base64.getEncoder().encodeToString(sha256))
                        .add("authority", told(authority))
                        .build(),
                settings.assembling());
        return Base64.getDecoder().decode(answer.getString("token"));
    }

    private static JsonObjectBuilder told(PdfSignature.Authority authority) {
        return authority.url() != null
                ? Json.createObjectBuilder().add("url", authority.url())
                : Json.createObjectBuilder()
                        .add("keystore", absolute(authority.keystore()))
                        .add("password", authority.password())
                        .add("alias", authority.alias());
    }

    private static JsonObjectBuilder request(String operation, Path pdf, PdfSignature how) {
        return request(operation)
                .add("file", absolute(pdf))
                .add("certificates", Json.createArrayBuilder(how.encoded()))
                .add("at", how.at().toString())
                .add("text", how.text());
    }

    private static JsonObjectBuilder request(String operation) {
        return Json.createObjectBuilder().add("operation", operation);
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().toString();
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonObject ask(JsonObject request, Duration limit) {
        free.acquireUninterruptibly();
        try {
            WorkerProcess worker = take();
            boolean fit = false;
            try {
                JsonObject answer = worker.ask(request, limit);
                fit = !answer.getBoolean("last", false) && !worker.isTired();
                return understood(answer);
            } catch (WorkerProcess.Failed e) {
                if (isClosed()) {
                    // ended by us: the document is to be opened again, not refused
                    throw new IllegalStateException("The workers are stopped", e);
                }
                LOG.log(Level.WARNING, "A worker was ended at {0}: {1}\n{2}", new Object[] {
                    request.getString("operation"), e.failure(), worker.lastWords()
                });
                throw new Refused(refusal(e.failure()));
            } finally {
                giveBack(worker, fit);
            }
        } finally {
            free.release();
        }
    }

    /** Whether it took a worker all its time or its life to find out: not to be tried again and again on one document. */
    public static boolean isCostly(Refusal refusal) {
        return refusal == Refusal.WORKER_TIMEOUT
                || refusal == Refusal.WORKER_MEMORY
                || refusal == Refusal.WORKER_CRASHED;
    }

    private static Refusal refusal(WorkerProcess.Failure failure) {
        return switch (failure) {
            case TIMEOUT -> Refusal.WORKER_TIMEOUT;
            case MEMORY -> Refusal.WORKER_MEMORY;
            case CRASHED -> Refusal.WORKER_CRASHED;
        };
    }

    private static JsonObject understood(JsonObject answer) {
        if (answer.getOrDefault("refused", JsonValue.NULL) != JsonValue.NULL) {
            LOG.log(Level.INFO, "Refused: {0}", answer);
            throw new Refused(Refusal.valueOf(answer.getString("refused")));
        }
        if (answer.containsKey("failed")) {
            throw new IllegalStateException("A worker could not work: " + answer.getString("failed"));
        }
        return answer;
    }

    private synchronized WorkerProcess take() {
        if (closed) {
            throw new IllegalStateException("The workers are stopped");
        }
        while (!idle.isEmpty()) {
            WorkerProcess worker = idle.pop();
            if (worker.isAlive()) {
                return worker;
            }
            // it died while nobody asked it anything: no document is to blame
            all.remove(worker);
            worker.end();
        }
        WorkerProcess worker = WorkerProcess.start(settings);
        all.add(worker);
        return worker;
    }

    private void giveBack(WorkerProcess worker, boolean fit) {
        if (!fit) {
            worker.end();
        }
        synchronized (this) {
            if (fit && !closed) {
                idle.push(worker);
            } else {
                all.remove(worker);
            }
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Identifiers of the living processes. */
    synchronized List<Long> processes() {
        return all.stream().map(WorkerProcess::pid).toList();
    }

    /** Ends all workers, those at work too: their callers get an {@link IllegalStateException}, for no document is to blame. */
    @Override
    public synchronized void close() {
        closed = true;
        all.forEach(WorkerProcess::end);
        all.clear();
        idle.clear();
    }
}
