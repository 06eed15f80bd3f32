package org.vaguemestre.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-9,0,10",
        "bytes=90-,90,10",
        "bytes=-10,90,10",
        "bytes=-1000,0,100",
        "bytes=95-1000,95,5",
        "bytes = 5 - 5,5,1"
    })
    void oneRangeOfAHundredBytes(String header, long first, long length) {
        assertThat(Range.of(header, 100)).isEqualTo(new Range(first, length, true));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "bytes=-",
                "bytes=9-3",
                "bytes=0-1,4-5",
                "lines=0-1",
                "bytes=a-b",
                "bytes=99999999999999999999-"
            })
    void whatIsNotOneRangeAsksForTheWhole(String header) {
        assertThat(Range.of(header, 100)).isEqualTo(new Range(0, 100, false));
    }

    @Test
    void aRangeBeyondTheEndIsNone() {
        assertThat(Range.of("bytes=100-", 100)).isSameAs(Range.NONE);
        assertThat(Range.of("bytes=-0", 100)).isSameAs(Range.NONE);
        assertThat(Range.of("bytes=0-", 0)).isSameAs(Range.NONE);
    }
}
