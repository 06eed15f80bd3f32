package org.vaguemestre.correspondent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vaguemestre.correspondent.ImportView.Outcome;

/** The correspondents that some lines of a file may be about, by reference and by name. */
final class KnownCorrespondents {
    private final Map<String, Correspondent> byReference = new HashMap<>();
    private final Map<String, List<Correspondent>> byName = new HashMap<>();
    private final Map<UUID, Correspondent> kept;

    /** Who a line is about, and what it would make of them. */
    record Match(Outcome outcome, Correspondent who, Particulars says) {
        Match(Outcome outcome, Correspondent who) {
            this(outcome, who, null);
        }
    }

    KnownCorrespondents(Collection<Correspondent> found, Map<UUID, Correspondent> kept) {
        this.kept = kept;
        found.forEach(this::add);
    }

    void add(Correspondent one) {
        Particulars said = one.particulars();
        if (said.get(Field.REFERENCE) != null) {
            byReference.put(said.get(Field.REFERENCE), one);
        }
        if (!one.isAlias()) {
            byName.computeIfAbsent(said.nameKey(), key -> new ArrayList<>()).add(one);
        }
    }

    Match match(Map<Field, String> line) {
        Particulars says = Particulars.of(line);
        Correspondent same = byReference.get(line.get(Field.REFERENCE));
        if (same != null && !same.isAlias()) {
            return compared(same, same.particulars().correctedBy(line));
        }
        if (same != null) {
            Correspondent standsFor = kept.get(same.keptId());
            return compared(standsFor, standsFor.particulars().completedBy(says.with(Field.REFERENCE, null)));
        }
        return byName.getOrDefault(says.nameKey(), List.of()).stream()
                .filter(one -> isOne(one.particulars(), says))
                .findFirst()
                .map(one -> compared(one, one.particulars().completedBy(says)))
                .orElseGet(() -> new Match(Outcome.CREATE, null));
    }

    private static Match compared(Correspondent one, Particulars would) {
        return one.particulars().equals(would) ? new Match(Outcome.SAME, one) : new Match(Outcome.COMPLETE, one, would);
    }

    /** The same name and a second thing in common; nobody is joined to one who has another reference. */
    private static boolean isOne(Particulars one, Particulars says) {
        String reference = one.get(Field.REFERENCE);
        String said = says.get(Field.REFERENCE);
        if (reference != null && said != null && !reference.equals(said)) {
            return false;
        }
        boolean bare = says.get(Field.POSTAL_CODE) == null && says.emailKey() == null && says.phoneKey() == null;
        return Likeness.of(one, says).score() > Likeness.PROPOSED
                || bare && one.get(Field.POSTAL_CODE) == null && one.emailKey() == null && one.phoneKey() == null;
    }
}
