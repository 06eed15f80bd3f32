package org.vaguemestre.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vaguemestre.refusal.Refused;

class ChronoNumberTest {
    @Test
    void aNumberBearsItsDirectionItsYearAndItsSequence() {
        assertThat(new ChronoNumber("{direction}-{year}-{sequence:6}").number(Direction.INCOMING, 2026, 4217))
                .isEqualTo("A-2026-004217");
    }

    @Test
    void aSequenceLongerThanItsDigitsIsNeverCut() {
        assertThat(new ChronoNumber("{year}/{direction}{sequence:2}").number(Direction.OUTGOING, 2026, 12345))
                .isEqualTo("2026/D12345");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{year}-{sequence}",
                "{direction}-{sequence:6}",
                "{direction}-{year}",
                "{direction}-{year}{sequence}",
                "{direction}-{sequence}{year}",
                "{direction}-{year}-1{sequence}",
                "{direction}-{year}-{sequence}-{sequence}",
                ""
            })
    void aFormatThatWouldGiveOneNumberTwiceIsRefused(String format) {
        assertThatThrownBy(() -> new ChronoNumber(format)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(
                        refused.refusal().code())
                .isEqualTo("NUMBER_FORMAT_COLLIDES"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{direction}-{year}-{sequence}-{month}",
                "{direction}{year}/{sequence:13}",
                " {direction}-{year}-{sequence}",
                "{direction}-{year}-{sequence}\n"
            })
    void aFormatWithWhatNobodyUnderstandsIsRefused(String format) {
        assertThatThrownBy(() -> new ChronoNumber(format)).isInstanceOf(Refused.class);
    }

    /** Whatever the format, the order of its parts and the signs between them: no two items get one number, and each number is read back. */
    @Test
    void aFormatThatIsAcceptedNeverGivesOneNumberTwice() {
        Random random = new Random(20261125);
        String[] signs = {"-", "/", " ", ".", "N°", "·", "_", "(", "+", "é", "🌊", "مكتب"};
        int accepted = 0;
        for (int i = 0; i < 2_000; i++) {
            List<String> parts = new ArrayList<>(List.of(
                    "{direction}",
                    "{year}",
                    "{sequence" + (random.nextBoolean() ? "" : ":" + random.nextInt(8)) + "}"));
            Collections.shuffle(parts, random);
            StringBuilder format =
                    new StringBuilder(random.nextBoolean() ? signs[random.nextInt(signs.length)].strip() : "");
            for (String part : parts) {
                format.append(part).append(random.nextInt(3) == 0 ? "" : signs[random.nextInt(signs.length)].strip());
            }
            ChronoNumber chrono;
            try {
                chrono = new ChronoNumber(format.toString());
            } catch (Refused refused) {
                continue;
            }
            accepted++;
            Set<String> given = new HashSet<>();
            for (Direction direction : Direction.values()) {
                for (int year : new int[] {2026, 2027}) {
                    for (long sequence : new long[] {1, 2, 20, 26, 27, 202, 2026, 2027, 999_999, 1_000_000}) {
                        String number = chrono.number(direction, year, sequence);
                        assertThat(given.add(number)).as(format + " " + number).isTrue();
                        assertThat(chrono.read(number))
                                .as(format + " " + number)
                                .contains(new ChronoNumber.Parts(direction, year, sequence));
                        assertThat(number).matches(chrono.expression());
                    }
                }
            }
        }
        assertThat(accepted).isGreaterThan(500);
    }

    @Test
    void aNumberOfAnOlderFormatThatReadsAsOneToComeIsRecognised() {
        String old = new ChronoNumber("{direction}-{sequence}-{year}").number(Direction.INCOMING, 2027, 2026);

        assertThat(new ChronoNumber("{direction}-{year}-{sequence}").read(old))
                .contains(new ChronoNumber.Parts(Direction.INCOMING, 2026, 2027));
    }
}
