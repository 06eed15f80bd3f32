package org.vaguemestre.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vaguemestre.organisation.OrganisationView;

/** Lists of several organisations read as one, page by page, by made-up lists that grow and shrink meanwhile. */
class GatheredPageTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    private final Random random = new Random(42);

    private MailRow any() {
        return PlaceTest.row(
                new UUID(random.nextInt(4), random.nextLong()),
                random.nextInt(4) == 0 ? null : DAY.plusDays(random.nextInt(5)),
                DAY.plusDays(random.nextInt(3)),
                Instant.EPOCH.plusSeconds(random.nextInt(4)));
    }

    private static OrganisationView organisation(int n) {
        return new OrganisationView(
                new UUID(0, n), "commune-" + n, "Commune " + n, OrganisationView.Kind.COMMUNE, null);
    }

    /** As the database answers: in order, from the place on. */
    private static List<MailRow> asked(List<MailRow> all, ListOrder order, String cursor, int limit) {
        Place after = Place.read(order, cursor);
        return all.stream()
                .sorted(Place.lines(order))
                .filter(row -> after == null || isAfter(row, after, order))
                .limit(limit)
                .toList();
    }

    private static boolean isAfter(MailRow row, Place place, ListOrder order) {
        MailRow there = PlaceTest.row(
                place.id(),
                place.day() == null || place.day().equals(DueGroup.NEVER) ? null : place.day(),
                place.day() == null ? DAY : place.day(),
                place.at() == null ? Instant.EPOCH : place.at());
        return Place.lines(order).compare(row, there) > 0;
    }

    @ParameterizedTest
    @EnumSource(
            value = ListOrder.class,
            names = {"DEADLINE", "ARRIVAL", "LATEST"})
    void pagesPutTogetherAreTheUnionInOrderAndNothingIsLostOrDoubledWhileItemsComeAndGo(ListOrder order) {
        for (int game = 0; game < 300; game++) {
            Map<OrganisationView, List<MailRow>> lists = new LinkedHashMap<>();
            int organisations = 1 + random.nextInt(4);
            List<MailRow> atFirst = new ArrayList<>();
            for (int n = 0; n < organisations; n++) {
                List<MailRow> rows = new ArrayList<>();
                for (int i = random.nextInt(12); i > 0; i--) {
                    rows.add(any());
                }
                lists.put(organisation(n), rows);
                atFirst.addAll(rows);
            }
            int limit = 1 + random.nextInt(5);
            boolean moving = random.nextBoolean();
            List<MailRow> removed = new ArrayList<>();
            List<MailRow> read = new ArrayList<>();
            String cursor = null;
            do {
                Map<OrganisationView, List<MailRow>> given = new LinkedHashMap<>();
                for (var list : lists.entrySet()) {
                    given.put(list.getKey(), asked(list.getValue(), order, cursor, limit + 1));
                }
                GatheredPage page = GatheredPage.merged(given, order, limit, null);
                page.lines().forEach(line -> assertThat(lists.get(line.organisation()))
                        .contains(line.row()));
                page.lines().forEach(line -> read.add(line.row()));
                cursor = page.next();
                if (moving && read.size() < 100) {
                    List<MailRow> one = lists.get(organisation(random.nextInt(organisations)));
                    if (random.nextBoolean() || one.isEmpty()) {
                        one.add(any());
                    } else {
                        removed.add(one.remove(random.nextInt(one.size())));
                    }
                }
            } while (cursor != null);
            assertThat(read).doesNotHaveDuplicates().isSortedAccordingTo(Place.lines(order));
            if (moving) {
                List<MailRow> stayed = new ArrayList<>(atFirst);
                stayed.removeAll(removed);
                assertThat(read).containsAll(stayed);
            } else {
                assertThat(read)
                        .isEqualTo(atFirst.stream().sorted(Place.lines(order)).toList());
            }
        }
    }
}
