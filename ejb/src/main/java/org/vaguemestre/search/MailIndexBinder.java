package org.vaguemestre.search;

import static org.vaguemestre.search.FrenchAnalysis.CODE;
import static org.vaguemestre.search.FrenchAnalysis.CODE_START;
import static org.vaguemestre.search.FrenchAnalysis.EXACT;
import static org.vaguemestre.search.FrenchAnalysis.FRENCH;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.search.engine.backend.document.DocumentElement;
import org.hibernate.search.engine.backend.document.IndexFieldReference;
import org.hibernate.search.engine.backend.document.model.dsl.IndexSchemaElement;
import org.hibernate.search.engine.backend.types.Aggregable;
import org.hibernate.search.engine.backend.types.Projectable;
import org.hibernate.search.engine.backend.types.Searchable;
import org.hibernate.search.engine.backend.types.Sortable;
import org.hibernate.search.engine.backend.types.TermVector;
import org.hibernate.search.mapper.pojo.bridge.TypeBridge;
import org.hibernate.search.mapper.pojo.bridge.binding.TypeBindingContext;
import org.hibernate.search.mapper.pojo.bridge.mapping.programmatic.TypeBinder;
import org.hibernate.search.mapper.pojo.bridge.runtime.TypeBridgeWriteContext;

/** The form of an item in the index: its fields, and how they are filled. */
public final class MailIndexBinder implements TypeBinder {
    static final String ITEM = "item";
    static final String ORGANISATION = "organisation";
    static final String AUDIENCE = "audience";
    static final String DIRECTION = "direction";
    static final String STATE = "state";
    static final String DEPARTMENT = "department";
    static final String ASSIGNEE = "assignee";
    static final String TYPE = "type";
    static final String CORRESPONDENT = "correspondent";
    static final String YEAR = "year";
    static final String MONTH = "month";
    static final String CHANNEL = "channel";
    static final String CONFIDENTIALITY = "confidentiality";
    static final String PRIORITY = "priority";
    static final String FOLDER = "folder";
    static final String ARRIVED_ON = "arrivedOn";
    static final String COMMITTED_FOR = "committedFor";
    static final String REGISTERED_AT = "registeredAt";
    static final String NUMBER = "number";
    static final String NUMBER_START = "numberStart";
    static final String REFERENCE = "reference";
    static final String REFERENCE_START = "referenceStart";
    static final String NAME = "name";
    static final String SUBJECT = "subject";
    static final String SUBJECT_EXACT = "subjectExact";
    static final String BODY = "body";
    /** Where its pages begin in the body, see {@link PageStarts}. */
    static final String PAGES = "pages";

    static final String BODY_EXACT = "bodyExact";
    static final String NOTES = "notes";
    static final String NOTES_EXACT = "notesExact";
    static final String ATTACHED = "attached";

    /** Characters of a reference that are indexed. */
    private static final int REFERENCE_LIMIT = 200;

    @Override
    public void bind(TypeBindingContext context) {
        context.dependencies().useRootOnly();
        context.bridge(IndexedMail.class, new Bridge(context.indexSchemaElement()));
    }

    private static final class Bridge implements TypeBridge<IndexedMail> {
        private final IndexFieldReference<String> item;
        private final IndexFieldReference<String> organisation;
        private final IndexFieldReference<String> audience;
        private final IndexFieldReference<String> direction;
        private final IndexFieldReference<String> state;
        private final IndexFieldReference<String> department;
        private final IndexFieldReference<String> assignee;
        private final IndexFieldReference<String> type;
        private final IndexFieldReference<String> correspondent;
        private final IndexFieldReference<String> year;
        private final IndexFieldReference<String> month;
        private final IndexFieldReference<String> channel;
        private final IndexFieldReference<String> confidentiality;
        private final IndexFieldReference<String> priority;
        private final IndexFieldReference<String> folder;
        private final IndexFieldReference<LocalDate> arrivedOn;
        private final IndexFieldReference<LocalDate> committedFor;
        private final IndexFieldReference<Instant> registeredAt;
        private final IndexFieldReference<String> number;
        private final IndexFieldReference<String> numberStart;
        private final IndexFieldReference<String> reference;
        private final IndexFieldReference<String> referenceStart;
        private final IndexFieldReference<String> name;
        private final IndexFieldReference<String> subject;
        private final IndexFieldReference<String> subjectExact;
        private final IndexFieldReference<String> body;
        private final IndexFieldReference<String> pages;
        private final IndexFieldReference<String> bodyExact;
        private final IndexFieldReference<String> notes;
        private final IndexFieldReference<String> notesExact;
        private final IndexFieldReference<String> attached;

        Bridge(IndexSchemaElement schema) {
            item = schema.field(ITEM, f -> f.asString().sortable(Sortable.YES)).toReference();
            organisation = schema.field(ORGANISATION, f -> f.asString()).toReference();
            audience = schema.field(AUDIENCE, f -> f.asString()).multiValued().toReference();
            direction = facet(schema, DIRECTION);
            state = facet(schema, STATE);
            department = facet(schema, DEPARTMENT);
            assignee = schema.field(ASSIGNEE, f -> f.asString()).toReference();
            type = facet(schema, TYPE);
            correspondent = facet(schema, CORRESPONDENT);
            year = facet(schema, YEAR);
            month = facet(schema, MONTH);
            channel = facet(schema, CHANNEL);
            confidentiality = facet(schema, CONFIDENTIALITY);
            priority = schema.field(PRIORITY, f -> f.asString()).toReference();
            folder = schema.field(FOLDER, f -> f.asString()).toReference();
            arrivedOn = schema.field(ARRIVED_ON, f -> f.asLocalDate().sortable(Sortable.YES))
                    .toReference();
            committedFor = schema.field(COMMITTED_FOR, f -> f.asLocalDate()).toReference();
            registeredAt = schema.field(
                            REGISTERED_AT,
                            f -> f.asInstant().sortable(Sortable.YES).projectable(Projectable.YES))
                    .toReference();
            number = schema.field(NUMBER, f -> f.asString().analyzer(CODE))
                    .multiValued()
                    .toReference();
            numberStart = schema.field(
                            NUMBER_START, f -> f.asString().analyzer(CODE_START).searchAnalyzer(CODE))
                    .toReference();
            reference = words(schema, REFERENCE, CODE);
            referenceStart = schema.field(
                            REFERENCE_START,
                            f -> f.asString().analyzer(CODE_START).searchAnalyzer(CODE))
                    .toReference();
            name = words(schema, NAME, EXACT);
            subject = schema.field(SUBJECT, f -> f.asString().analyzer(FRENCH).projectable(Projectable.YES))
                    .toReference();
            subjectExact = words(schema, SUBJECT_EXACT, EXACT);
            body = excerpted(schema, BODY);
            pages = schema.field(
                            PAGES, f -> f.asString().searchable(Searchable.NO).projectable(Projectable.YES))
                    .toReference();
            bodyExact = words(schema, BODY_EXACT, EXACT);
            notes = excerpted(schema, NOTES);
            notesExact = words(schema, NOTES_EXACT, EXACT);
            attached = words(schema, ATTACHED, EXACT);
        }

        private static IndexFieldReference<String> facet(IndexSchemaElement schema, String field) {
            return schema.field(field, f -> f.asString().aggregable(Aggregable.YES))
                    .toReference();
        }

        private static IndexFieldReference<String> words(IndexSchemaElement schema, String field, String analyzer) {
            return schema.field(field, f -> f.asString().analyzer(analyzer)).toReference();
        }

        /** French text of which excerpts are shown; with the places of its words, so that a thick file costs no more than a letter. */
        private static IndexFieldReference<String> excerpted(IndexSchemaElement schema, String field) {
            return schema.field(field, f -> f.asString()
                            .analyzer(FRENCH)
                            .projectable(Projectable.YES)
                            .termVector(TermVector.WITH_POSITIONS_OFFSETS))
                    .toReference();
        }

        @Override
        public void write(DocumentElement document, IndexedMail mail, TypeBridgeWriteContext context) {
            document.addValue(item, mail.id().toString());
            document.addValue(organisation, mail.organisationId().toString());
            for (String token : mail.audience) {
                document.addValue(audience, token);
            }
            document.addValue(direction, mail.direction.name());
            document.addValue(state, mail.state.name());
            document.addValue(department, text(mail.departmentId));
            document.addValue(assignee, text(mail.assigneeId));
            document.addValue(type, text(mail.mailTypeId));
            document.addValue(correspondent, text(mail.correspondentId));
            document.addValue(year, Integer.toString(mail.arrivedOn.getYear()));
            document.addValue(month, YearMonth.from(mail.arrivedOn).toString());
            document.addValue(channel, mail.channel.name());
            document.addValue(confidentiality, mail.confidentiality.name());
            document.addValue(priority, mail.priority.name());
            document.addValue(folder, text(mail.folderId));
            document.addValue(arrivedOn, mail.arrivedOn);
            document.addValue(committedFor, mail.committedFor);
            document.addValue(registeredAt, mail.registeredAt);
            writingsOf(mail.number, mail.sequence).forEach(writing -> document.addValue(number, writing));
            document.addValue(numberStart, mail.number);
            document.addValue(reference, shortened(mail.senderReference));
            document.addValue(referenceStart, shortened(mail.senderReference));
            document.addValue(name, mail.correspondent);
            document.addValue(subject, mail.subject);
            document.addValue(subjectExact, exactWords(mail));
            writePages(document, mail);
            document.addValue(notes, mail.notes);
            document.addValue(notesExact, mail.notes);
            document.addValue(attached, mail.attached);
        }

        private void writePages(DocumentElement document, IndexedMail mail) {
            if (mail.texts != null) {
                PageStarts starts = new PageStarts();
                for (int page = 0; page < mail.texts.length; page++) {
                    starts.add(mail.places[page], mail.texts[page]);
                }
                document.addValue(body, starts.text());
                document.addValue(bodyExact, starts.text());
                document.addValue(pages, starts.written());
            }
        }

        /** The words of a reference are found one by one beside those of the subject. */
        private static String exactWords(IndexedMail mail) {
            return mail.senderReference == null ? mail.subject : mail.subject + "\n" + mail.senderReference;
        }

        private static String text(UUID id) {
            return id == null ? null : id.toString();
        }

        private static String shortened(String reference) {
            return reference == null || reference.length() <= REFERENCE_LIMIT
                    ? reference
                    : reference.substring(0, REFERENCE_LIMIT);
        }
    }

    /** How people write {@code A-2026-004217}: whole, without its letter, its sequence alone, each with and without leading zeros. */
    static Set<String> writingsOf(String number, long sequence) {
        Set<String> writings = new LinkedHashSet<>();
        addWritings(writings, number);
        addWritings(writings, number.replaceFirst("(?<!\\d)0+(?=" + sequence + "(?!\\d))", ""));
        writings.add(Long.toString(sequence));
        return writings;
    }

    private static void addWritings(Set<String> writings, String number) {
        writings.add(number);
        for (int i = 1; i < number.length(); i++) {
            boolean begins =
                    Character.isLetterOrDigit(number.charAt(i)) && !Character.isLetterOrDigit(number.charAt(i - 1));
            if (begins) {
                writings.add(number.substring(i));
            }
        }
    }
}
