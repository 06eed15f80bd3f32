package org.vaguemestre.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class MergeValuesTest {
    @Test
    void ofALetterToSeveralTheFieldsOfTheRecipientStayToBeFilledIn() {
        assertThat(new MergeValues().toEach().all())
                .containsEntry(MergeField.RECIPIENT_NAME.field(), MergeField.RECIPIENT_NAME.typed())
                .containsEntry(MergeField.RECIPIENT_ADDRESS.field(), MergeField.RECIPIENT_ADDRESS.typed());
    }

    @Test
    void nothingOfTheRecipientBeforeStays() {
        assertThat(new MergeValues().toEach().to("Voirie").all())
                .containsEntry(MergeField.RECIPIENT_NAME.field(), "Voirie")
                .containsEntry(MergeField.RECIPIENT_TITLE.field(), "")
                .containsEntry(MergeField.RECIPIENT_ADDRESS.field(), "");
    }

    @Test
    void whatIsNotKnownIsEmptyAndDaysAreWrittenInFull() {
        assertThat(new MergeValues()
                        .item("PL-1", "Trottoir", null, LocalDate.of(2026, 3, 2), null)
                        .all())
                .hasSize(MergeField.values().length)
                .containsEntry(MergeField.ITEM_ARRIVED.field(), "2 mars 2026")
                .containsEntry(MergeField.ITEM_WRITTEN.field(), "");
    }
}
