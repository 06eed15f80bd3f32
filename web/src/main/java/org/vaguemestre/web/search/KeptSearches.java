package org.vaguemestre.web.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.search.SavedSearchView;
import org.vaguemestre.search.SavedSearches;
import org.vaguemestre.search.SearchRequest;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Portal;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;

/**
 * The person's saved searches, kept, renamed, deleted and put back. Asked: {@code garde} (the one that is open), {@code retiree} (the one that was
 * just deleted).
 */
@Named("kept")
@RequestScoped
public class KeptSearches {
    @Inject
    private Asked asked;

    @Inject
    private AskedSearch question;

    @Inject
    private SavedSearches saved;

    @Inject
    private Notices notices;

    @Inject
    private Portal portal;

    @Inject
    private Way way;

    private List<SavedSearchView> all;

    public List<SavedSearchView> getAll() {
        if (all == null) {
            all = saved.list();
        }
        return all;
    }

    public String address(SavedSearchView one) {
        return AskedSearch.address(portal.to(Screen.SEARCH.address()), one.request());
    }

    /** Whether the question of the page is this one. */
    public boolean current(SavedSearchView one) {
        return question.isAsked() && question.request(null, SearchRequest.LIMIT).equals(one.request());
    }

    /** Whether the question of the page has a name already. */
    public boolean isKept() {
        return getAll().stream().anyMatch(this::current);
    }

    /** The one that was just deleted, for as long as this page says so. */
    public String getDeleted() {
        return asked.id("retiree").map(UUID::toString).orElse(null);
    }

    public void save() {
        if (notices.unlessRefused(() -> {
            saved.save(name(), question.request(null, SearchRequest.LIMIT));
        })) {
            notices.done("done.search.saved", name());
            way.again();
        }
    }

    public void rename() {
        if (notices.unlessRefused(() -> saved.rename(asked.id("search").orElseThrow(), name()))) {
            notices.done("done.search.renamed", name());
            way.again();
        }
    }

    public void delete() {
        UUID id = asked.id("search").orElseThrow();
        if (notices.unlessRefused(() -> saved.delete(id))) {
            way.to(Screen.SEARCH, "retiree", id);
        }
    }

    /** Undo of {@link #delete}. */
    public void restore() {
        UUID id = asked.id("search").orElseThrow();
        if (notices.unlessRefused(() -> saved.restore(id))) {
            notices.done("done.search.restored", "");
            way.to(Screen.SEARCH);
        }
    }

    private String name() {
        return asked.text("name").orElse("").strip();
    }
}
