package org.vaguemestre.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.mail.Channel;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.State;
import org.vaguemestre.search.MailSearch;
import org.vaguemestre.search.Question;
import org.vaguemestre.search.QuestionWords;
import org.vaguemestre.search.ResultList;
import org.vaguemestre.search.SearchExports;
import org.vaguemestre.search.SearchPage;
import org.vaguemestre.search.SearchRequest;

/** Finding mail by what is in it. */
@RequestScoped
@Path("organisations/{organisation}/search")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Search")
public class SearchResource {
    private static final String CSV = "text/csv;charset=UTF-8";
    private static final QuestionWords FRENCH = new QuestionWords(Locale.FRENCH);

    @Inject
    private MailSearch search;

    @Inject
    private SearchExports exports;

    @Inject
    private Clock clock;

    @Inject
    private Directory directory;

    /** Some of what was found. */
    @Schema(name = "SearchPage")
    record Found(
            @Schema(description = "How many the caller may see; at least so many when totalExact is false") long total,
            boolean totalExact,
            List<Hit> items,
            @Schema(
                            description =
                                    "What there is to narrow by: direction, state, department, type, correspondent, year, month, channel, confidentiality")
                    Map<String, List<Value>> facets,
            @Schema(description = "What was understood of q, in French: Expéditeur : Marchand") List<String> criteria,
            @Schema(description = "What was not understood as it seems to have been meant") List<String> hints,
            @Schema(nullable = true) String next) {

        /** An item that was found. */
        @Schema(name = "SearchHit")
        record Hit(
                UUID id,
                String number,
                Direction direction,
                State state,
                String subject,
                @Schema(nullable = true) String sender,
                LocalDate arrivedOn,
                @Schema(nullable = true) Named department,
                @Schema(nullable = true) String mailType,
                Confidentiality confidentiality,
                @Schema(description = "Of the text or the notes; empty when it was found elsewhere") String excerpt,
                @Schema(description = "The excerpt in pieces; plain text, to be escaped by whoever shows it")
                        List<Piece> pieces,
                @Schema(nullable = true, description = "Where the excerpt is; null when it is not of a document")
                        Place place) {}

        /** A page of the item's documents. */
        @Schema(name = "FoundPlace")
        record Place(
                @Schema(description = "Which document, from 1, in the order of the item's documents") int document,
                @Schema(description = "Page of it, from 1") int page) {}

        /** A piece of an excerpt. */
        @Schema(name = "ExcerptPiece")
        record Piece(String text, @Schema(description = "It is what was searched for") boolean found) {}

        /** A value to narrow by. */
        @Schema(name = "FacetValue")
        record Value(String key, String label, long count) {}
    }

    @GET
    @Operation(
            summary = "Searches the mail the caller may see",
            description =
                    "Words that must all be there, \"phrases in quotes\", begin*, -without; accents and endings aside. Also fields (de:, à:, service:, type:, agent:, état:, objet:, réf:, dossier:, canal:, sans:…) and days and periods in French (mars 2026, du 3 au 12 mars, depuis le 1er octobre).")
    @APIResponse(
            responseCode = "200",
            description = "Some of what was found",
            content = @Content(schema = @Schema(implementation = Found.class)))
    @APIResponse(responseCode = "400", ref = "Problem")
    public Found search(
            @QueryParam("q") String q,
            @BeanParam Narrowing narrowing,
            @QueryParam("channel") @Parameter(description = "PAPER, EMAIL, WEB, HAND or FAX") String channel,
            @QueryParam("confidentiality") @Parameter(description = "NORMAL, RESTRICTED or CONFIDENTIAL")
                    String confidentiality,
            @QueryParam("sort") @Parameter(description = "RELEVANCE, LATEST or OLDEST") String sort,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue(Asked.LIMIT) String limit) {
        SearchPage page =
                search.search(request(q, narrowing, channel, confidentiality, sort, cursor, Asked.limit(limit)));
        Question question = search.understand(q);
        return new Found(
                page.total(),
                page.totalExact(),
                page.hits().stream().map(this::told).toList(),
                facets(page),
                question.criteria().stream().map(FRENCH::of).toList(),
                question.hints().stream().map(FRENCH::of).toList(),
                page.next());
    }

    @GET
    @Path("export")
    @Produces({CSV, Problem.MEDIA_TYPE})
    @Operation(
            summary = "Exports all that a search finds",
            description =
                    "CSV in UTF-8 with its mark, semicolons and French headings, up to 10,000 letters in the order that was asked; after the last, what was asked, by whom and when. The export is written in the journal.")
    @APIResponse(
            responseCode = "200",
            description = "The letters",
            content = @Content(mediaType = CSV, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "400", ref = "Problem")
    public Response export(
            @QueryParam("q") String q,
            @BeanParam Narrowing narrowing,
            @QueryParam("channel") @Parameter(description = "PAPER, EMAIL, WEB, HAND or FAX") String channel,
            @QueryParam("confidentiality") @Parameter(description = "NORMAL, RESTRICTED or CONFIDENTIAL")
                    String confidentiality,
            @QueryParam("sort") @Parameter(description = "RELEVANCE, LATEST or OLDEST") String sort) {
        SearchRequest request = request(q, narrowing, channel, confidentiality, sort, null, SearchRequest.LIMIT);
        /* Before the first byte: later it could no longer be refused. */
        SearchExports.Export export = exports.begin(request, SearchExports.Format.CSV);
        ResultList list = new ResultList(export, CurrentAccess.get().name(), clock.instant());
        StreamingOutput lines = out -> list.writeCsv(exports::lines, out);
        return Response.ok(lines, CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"courriers-"
                                + CurrentAccess.get().slug() + ".csv\"")
                .build();
    }

    private SearchRequest request(
            String q,
            Narrowing narrowing,
            String channel,
            String confidentiality,
            String sort,
            String cursor,
            int limit) {
        return new SearchRequest(
                Asked.text("q", q),
                narrowing.filter(directory),
                Asked.oneOf("channel", Channel.class, channel),
                Asked.oneOf("confidentiality", Confidentiality.class, confidentiality),
                Asked.oneOf("sort", SearchRequest.Sort.class, sort),
                cursor,
                limit);
    }

    private Found.Hit told(SearchPage.Hit hit) {
        return new Found.Hit(
                hit.id(),
                hit.number(),
                hit.direction(),
                hit.state(),
                hit.subjectText(),
                hit.correspondent(),
                hit.arrivedOn(),
                directory.department(hit.departmentId(), hit.department()),
                hit.mailType(),
                hit.confidentiality(),
                hit.excerptText(),
                hit.excerpt().stream()
                        .map(piece -> new Found.Piece(piece.text(), piece.found()))
                        .toList(),
                hit.place() == null
                        ? null
                        : new Found.Place(hit.place().document(), hit.place().page()));
    }

    private static Map<String, List<Found.Value>> facets(SearchPage page) {
        Map<String, List<Found.Value>> facets = new LinkedHashMap<>();
        page.facets()
                .forEach(facet -> facets.put(
                        facet.field(),
                        facet.values().stream()
                                .map(value -> new Found.Value(value.key(), value.label(), value.count()))
                                .toList()));
        return facets;
    }
}
