package org.vaguemestre.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vaguemestre.access.Walled;

class LetterIdTest {
    private final UUID batch = Walled.newId();

    @Test
    void theSameLetterHasTheSameIdentifierForEver() {
        assertThat(LetterId.of(batch, new PageRef(1, 4))).isEqualTo(LetterId.of(batch, new PageRef(1, 4)));
    }

    @Test
    void anotherLetterOrAnotherBatchHasAnother() {
        assertThat(LetterId.of(batch, new PageRef(1, 4))).isNotEqualTo(LetterId.of(batch, new PageRef(4, 1)));
        assertThat(LetterId.of(batch, new PageRef(1, 4))).isNotEqualTo(LetterId.of(Walled.newId(), new PageRef(1, 4)));
    }

    @Test
    void itemsOfABatchSortAsTheirPages() {
        String before = "";
        for (int file : new int[] {1, 2, 300}) {
            for (int page : new int[] {1, 2, 9, 10, 2999}) {
                String id = LetterId.of(batch, new PageRef(file, page)).toString();
                assertThat(id).isGreaterThan(before);
                before = id;
            }
        }
    }

    @Test
    void itIsAUuidOfVersionEight() {
        UUID id = LetterId.of(batch, new PageRef(1, 1));

        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }
}
