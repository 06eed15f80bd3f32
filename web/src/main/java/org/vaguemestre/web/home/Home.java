package org.vaguemestre.web.home;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.mail.Basket;
import org.vaguemestre.mail.Baskets;
import org.vaguemestre.mail.MailFilter;
import org.vaguemestre.mail.MailRow;

/** What waits for the person, and what came last. */
@Named
@RequestScoped
public class Home {
    private static final int LINES = 6;

    @Inject
    private Baskets baskets;

    private List<MailRow> mine;
    private List<MailRow> latest;

    /** The basket that is the person's work: to handle, or to qualify, or none. */
    public Basket getWork() {
        if (has(Basket.TO_HANDLE)) {
            return Basket.TO_HANDLE;
        }
        return has(Basket.TO_QUALIFY) ? Basket.TO_QUALIFY : null;
    }

    public List<MailRow> getMine() {
        if (mine == null) {
            Basket work = getWork();
            mine = work == null
                    ? List.of()
                    : baskets.page(work, MailFilter.NONE, null, LINES).rows();
        }
        return mine;
    }

    public List<MailRow> getLatest() {
        if (latest == null) {
            latest = baskets.page(Basket.ALL, MailFilter.NONE, null, LINES).rows();
        }
        return latest;
    }

    /** Whether all the mail of the organisation is open to the person, within the clearance. */
    public boolean isSeeingAll() {
        return CurrentAccess.get().has(Right.MAIL_SEE_ALL);
    }

    /** Whether the person may take the journal away. */
    public boolean isExporting() {
        return CurrentAccess.get().has(Right.JOURNAL_EXPORT);
    }

    private static boolean has(Basket basket) {
        return basket.right().map(CurrentAccess.get()::has).orElse(true);
    }
}
