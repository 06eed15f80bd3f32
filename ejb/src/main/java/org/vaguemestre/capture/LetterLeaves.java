package org.vaguemestre.capture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * The pages of a letter in their order (<i>feuillets du pli</i>). Whatever is done with them, each page that was there is there afterwards,
 * once: cutting shares them out between two letters, merging puts them together, arranging changes their order, turns some and sets some
 * aside. A letter always shows at least one page.
 */
public record LetterLeaves(List<LetterLeaf> all) {
    public LetterLeaves {
        all = List.copyOf(all);
    }

    /**
     * Where a page goes.
     *
     * @param from its place in the letter now, from 1
     * @param turn degrees clockwise to turn it by, on top of how it lies
     */
    public record Place(int from, int turn, boolean aside) {
        private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})(?:r(90|180|270))?(x)?");

        /** Reads {@code 3,1r90,2x}: page 3, then page 1 turned by a quarter, page 2 set aside. @throws Refused FIELD_INVALID */
        public static List<Place> of(String written) {
            return Stream.of((written == null ? "" : written).split(",", -1))
                    .map(one -> {
                        Matcher parts = WRITTEN.matcher(one.strip());
                        if (!parts.matches()) {
                            throw new Refused(Refusal.FIELD_INVALID, "pages", one);
                        }
                        return new Place(
                                Integer.parseInt(parts.group(1)),
                                parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2)),
                                parts.group(3) != null);
                    })
                    .toList();
        }
    }

    /** The two letters that one is cut into. */
    record Parts(LetterLeaves kept, LetterLeaves rest) {}

    /** The pages shown, in order: those of the letter's document. */
    public List<LetterLeaf> shown() {
        return all.stream().filter(leaf -> !leaf.aside()).toList();
    }

    /**
     * The same pages in another order, some turned, some set aside or put back; each named once.
     *
     * @param lying how each page lies now, in degrees from its file, at its place
     * @throws Refused FIELD_INVALID where a page is missing, twice or unknown; LETTER_WITHOUT_PAGES
     */
    LetterLeaves arranged(List<Place> places, List<Integer> lying) {
        Set<Integer> named = places.stream().map(Place::from).collect(Collectors.toCollection(HashSet::new));
        boolean each = places.size() == all.size()
                && named.size() == all.size()
                && named.stream().allMatch(from -> from >= 1 && from <= all.size());
        if (!each) {
            throw new Refused(Refusal.FIELD_INVALID, "pages", places.size());
        }
        return new LetterLeaves(places.stream()
                        .map(place -> {
                            LetterLeaf leaf = all.get(place.from() - 1).aside(place.aside());
                            return place.turn() == 0 ? leaf : leaf.turnedTo(lying.get(place.from() - 1) + place.turn());
                        })
                        .toList())
                .showing();
    }

    /**
     * Cuts the letter in two.
     *
     * @param before place of the page that begins the second letter
     * @throws Refused LETTER_WITHOUT_PAGES where one of both would show nothing
     */
    Parts cut(int before) {
        if (before < 2 || before > all.size()) {
            throw new Refused(Refusal.LETTER_WITHOUT_PAGES);
        }
        return new Parts(
                new LetterLeaves(all.subList(0, before - 1)).showing(),
                new LetterLeaves(all.subList(before - 1, all.size())).showing());
    }

    /** This letter's pages, then the other's. */
    LetterLeaves and(LetterLeaves other) {
        List<LetterLeaf> both = new ArrayList<>(all);
        both.addAll(other.all);
        return new LetterLeaves(both);
    }

    private LetterLeaves showing() {
        if (shown().isEmpty()) {
            throw new Refused(Refusal.LETTER_WITHOUT_PAGES);
        }
        return this;
    }

    /** As the trail tells it: {@code 3 · 1 ↻ 90° · (2)}, what was set aside in brackets. */
    static String told(List<Place> places) {
        return places.stream()
                .map(place -> {
                    String page = place.from() + (place.turn() == 0 ? "" : " ↻ " + place.turn() + "°");
                    return place.aside() ? "(" + page + ")" : page;
                })
                .collect(Collectors.joining(" · "));
    }
}
