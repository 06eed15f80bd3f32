package org.vaguemestre.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.custom.CustomAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown of an item that was found, in an index of one item. */
class ExcerptsTest {
    static final UUID ITEM = UUID.randomUUID();

    /** A page of 3 kB that says nothing. */
    private static final String DULL = "Considérant la demande présentée par le service, il est décidé. ".repeat(50);

    @Test
    void aSubjectIsShownWholeWithWhatWasFoundMarked() {
        Excerpts.Shown shown = shown("école", "Toiture de l’<b>École</b>. Rue basse.");
        assertThat(shown.subject())
                .containsExactly(
                        new SearchPage.Segment("Toiture de l’<b>", false),
                        new SearchPage.Segment("École", true),
                        new SearchPage.Segment("</b>. Rue basse.", false));
    }

    @Test
    void whatIsInTheSubjectOnlyHasNoExcerpt() {
        Excerpts.Shown shown = shown("toiture", "Toiture", "Rien de tel");
        assertThat(shown.text()).isEmpty();
        assertThat(shown.page()).isNull();
    }

    @Test
    void aWordOnTheLastPageOfAThickDocumentIsShownAmongItsNeighboursWithItsPage() {
        String[] pages = new String[60];
        java.util.Arrays.fill(pages, DULL);
        pages[56] = DULL + "Le remblai de la carrière est clos. " + DULL;
        Excerpts.Shown shown = shown("remblai", "Pièce épaisse", pages);
        assertThat(text(shown)).contains("Le remblai de la carrière est clos");
        assertThat(found(shown)).containsExactly("remblai");
        assertThat(shown.page()).isEqualTo(new SearchPage.Place(1, 57));
    }

    @Test
    void theRareWordIsShownRatherThanTheFrequentOne() {
        String[] pages = new String[40];
        java.util.Arrays.fill(pages, DULL);
        pages[30] = DULL + "mot ".repeat(60) + "Le remblai est clos. " + "mot ".repeat(60) + DULL;
        Excerpts.Shown shown = shown("demande service remblai", "Pièce épaisse", pages);
        assertThat(found(shown)).contains("remblai");
        assertThat(shown.page()).isEqualTo(new SearchPage.Place(1, 31));
    }

    @Test
    void anEndlessSentenceIsShownAroundWhatWasFound() {
        Excerpts.Shown shown = shown("école", "Sans objet", "mot ".repeat(2_000) + "école" + " mot".repeat(2_000));
        assertThat(text(shown)).startsWith("…").endsWith("…").contains("mot école mot");
        assertThat(text(shown).length()).isLessThan(Excerpts.LENGTH * 2);
    }

    @Test
    void theLinesOfAPageBecomeOne() {
        assertThat(text(shown("voirie", "Sans objet", "Objet :\n\n  voirie\r\n\tMadame")))
                .isEqualTo("Objet : voirie Madame");
    }

    @Test
    void whatIsNotInTheDocumentsIsShownFromTheNotes() {
        Excerpts.Shown shown = excerpt("rappeler", document("Sans objet", "Vu le mardi rappeler le maire", "Rien"));
        assertThat(found(shown)).containsExactly("rappeler");
        assertThat(shown.page()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"remb*", "\"remblai de la carrière\"", "remblais -toiture", "remblai", "REMBLAI zzz"})
    void whatIsTypedIsUnderstoodAsByTheSearch(String typed) {
        Excerpts.Shown shown = shown(typed, "Sans objet", DULL, "Le remblai de la carrière est clos.");
        assertThat(text(shown)).contains("Le remblai de la carrière est clos.");
        assertThat(shown.page()).isEqualTo(new SearchPage.Place(1, 2));
    }

    @Test
    void anItemTheIndexForgotMeanwhileHasNone() throws IOException {
        try (Directory directory = new ByteBuffersDirectory();
                IndexReader reader = index(directory, document("Voirie", null))) {
            assertThat(new Excerpts(reader, french()).of("voirie", List.of(UUID.randomUUID())))
                    .isEmpty();
        }
    }

    private static Excerpts.Shown shown(String typed, String subject, String... pages) {
        return excerpt(typed, document(subject, null, pages));
    }

    private static Excerpts.Shown excerpt(String typed, Document item) {
        try (Directory directory = new ByteBuffersDirectory();
                IndexReader reader = index(directory, item)) {
            Map<UUID, Excerpts.Shown> shown = new Excerpts(reader, french()).of(typed, List.of(ITEM));
            return shown.get(ITEM);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Document document(String subject, String notes, String... pages) {
        Document document = new Document();
        document.add(new StringField(MailIndexBinder.ITEM, ITEM.toString(), Field.Store.NO));
        document.add(new TextField(MailIndexBinder.SUBJECT, subject, Field.Store.YES));
        PageStarts starts = new PageStarts();
        for (int page = 0; page < pages.length; page++) {
            starts.add("1/" + (page + 1), pages[page]);
        }
        if (pages.length > 0) {
            document.add(new Field(MailIndexBinder.BODY, starts.text(), withPlaces()));
            document.add(new StoredField(MailIndexBinder.PAGES, starts.written()));
        }
        if (notes != null) {
            document.add(new Field(MailIndexBinder.NOTES, notes, withPlaces()));
        }
        return document;
    }

    private static FieldType withPlaces() {
        FieldType type = new FieldType(TextField.TYPE_STORED);
        type.setStoreTermVectors(true);
        type.setStoreTermVectorPositions(true);
        type.setStoreTermVectorOffsets(true);
        return type;
    }

    static IndexReader index(Directory directory, Document item) throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(french()))) {
            writer.addDocument(item);
        }
        return DirectoryReader.open(directory);
    }

    static Analyzer french() throws IOException {
        return CustomAnalyzer.builder()
                .withTokenizer("standard")
                .addTokenFilter("elision")
                .addTokenFilter("lowercase")
                .addTokenFilter("frenchLightStem")
                .addTokenFilter("asciiFolding")
                .build();
    }

    private static String text(Excerpts.Shown shown) {
        return shown.text().stream().map(SearchPage.Segment::text).collect(Collectors.joining());
    }

    private static List<String> found(Excerpts.Shown shown) {
        return shown.text().stream()
                .filter(SearchPage.Segment::found)
                .map(SearchPage.Segment::text)
                .distinct()
                .toList();
    }
}
