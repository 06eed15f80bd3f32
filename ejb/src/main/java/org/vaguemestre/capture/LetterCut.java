package org.vaguemestre.capture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.vaguemestre.refusal.Refusal;

/**
 * Cuts the pages of a batch into letters (<i>découpe en plis</i>). A letter begins after a separator, with a new file, with a page that bears the code
 * of a letter signed by hand, after a page that is filed already, and where an agent says so; blank, discarded and unreadable pages are passed over
 * without ending it. The last separator says the department and the type of the letters after it, until the next one or the next file. What follows
 * a separator of another organisation may be someone else's mail: it is held, up to the next separator or the next file.
 */
final class LetterCut {
    private final String organisation;
    private final List<Letter> letters = new ArrayList<>();
    private final Map<PageRef, Refusal> held = new LinkedHashMap<>();

    private List<PageRef> current = new ArrayList<>();
    private Separator under;
    private UUID returned;
    private boolean foreign;
    /** The last letter cut is not registered yet: an agent may have said that a page after it belongs to it. */
    private boolean reopenable;

    private LetterCut(String organisation) {
        this.organisation = organisation;
    }

    /**
     * A page as the cut sees it.
     *
     * @param separator content of its code; null for none
     * @param kept an agent decided that it belongs to a letter
     * @param refusal why it is in quarantine; null when it is not
     * @param returned what its code says of a letter signed by hand; null for none
     */
    record Page(
            PageRef ref,
            PageOutcome outcome,
            String separator,
            boolean kept,
            Junction junction,
            Refusal refusal,
            UUID returned) {
        static Page of(ScanPage page) {
            return new Page(
                    page.ref(),
                    page.outcome(),
                    page.separator(),
                    page.isKept(),
                    page.junction(),
                    page.refusal(),
                    page.returnedPrinting());
        }

        private boolean cuts() {
            return outcome == PageOutcome.SEPARATOR
                    || outcome == PageOutcome.QUARANTINED
                            && (refusal == Refusal.SEPARATOR_UNREADABLE
                                    || refusal == Refusal.SEPARATOR_DEPARTMENT_UNKNOWN
                                    || isForeign());
        }

        private boolean isForeign() {
            return refusal == Refusal.SEPARATOR_OF_OTHER_ORGANISATION && separator != null;
        }
    }

    /**
     * A letter to register.
     *
     * @param under the separator it lies under; null for none
     * @param returned under what it was printed to be signed by hand; null for a letter that came in
     */
    record Letter(List<PageRef> pages, Separator under, UUID returned) {
        PageRef first() {
            return pages.get(0);
        }
    }

    /**
     * What was cut.
     *
     * @param held pages to put in quarantine, with the reason
     */
    record Cut(List<Letter> letters, Map<PageRef, Refusal> held) {}

    /** @param pages of the whole batch, in its order; slug of the organisation whose batch it is */
    static Cut cut(String organisation, List<Page> pages) {
        LetterCut cut = new LetterCut(organisation);
        Page before = null;
        for (Page page : pages) {
            cut.add(page, before);
            before = page;
        }
        cut.close();
        return new Cut(List.copyOf(cut.letters), cut.held);
    }

    private void add(Page page, Page before) {
        boolean continues = page.junction() == Junction.CONTINUES;
        if (before != null && before.ref().file() != page.ref().file() && !continues) {
            close();
            under = null;
            foreign = false;
        }
        if (page.cuts()) {
            close();
            foreign = page.isForeign();
            under = page.outcome() == PageOutcome.SEPARATOR
                    ? Separator.read(page.separator())
                            .filter(Predicate.not(this::isOfAnother))
                            .orElse(null)
                    : null;
        } else if (page.outcome() == PageOutcome.FILED) {
            close();
            reopenable = false;
        } else if (page.outcome() == PageOutcome.READ) {
            if (page.junction() == Junction.STARTS || page.returned() != null) {
                close();
            } else if (continues && current.isEmpty() && reopenable) {
                reopen();
            }
            if (foreign && !page.kept()) {
                held.put(page.ref(), Refusal.SEPARATOR_OF_OTHER_ORGANISATION);
            } else {
                if (current.isEmpty()) {
                    returned = page.returned();
                }
                current.add(page.ref());
            }
        }
    }

    private boolean isOfAnother(Separator separator) {
        return !separator.isPatch() && !separator.organisation().equals(organisation);
    }

    private void close() {
        if (!current.isEmpty()) {
            letters.add(new Letter(List.copyOf(current), under, returned));
            current = new ArrayList<>();
            reopenable = true;
        }
    }

    private void reopen() {
        Letter last = letters.remove(letters.size() - 1);
        current = new ArrayList<>(last.pages());
        under = last.under();
        returned = last.returned();
        reopenable = false;
    }
}
