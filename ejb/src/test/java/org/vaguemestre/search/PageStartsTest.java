package org.vaguemestre.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageStartsTest {
    @Test
    void eachCharacterIsOnItsPage() {
        PageStarts starts = new PageStarts();
        starts.add("1/1", "abc");
        starts.add("1/2", "");
        starts.add("1/3", "def");
        starts.add("2/1", "ghi");
        assertThat(starts.text()).isEqualTo("abc\n\ndef\nghi");
        assertThat(starts.written()).isEqualTo("1/1@0 1/2@4 1/3@5 2/1@9");
        for (String written : new String[] {"a1/1", "c1/1", "d1/3", "f1/3", "g2/1", "i2/1"}) {
            SearchPage.Place place =
                    PageStarts.at(starts.written(), starts.text().indexOf(written.charAt(0)));
            assertThat(place.document() + "/" + place.page()).isEqualTo(written.substring(1));
        }
    }
}
