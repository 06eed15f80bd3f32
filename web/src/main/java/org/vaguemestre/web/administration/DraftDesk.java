package org.vaguemestre.web.administration;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vaguemestre.organisation.DraftView;
import org.vaguemestre.organisation.Drafts;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Portal;
import org.vaguemestre.web.frame.Say;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;

/** Brouillons: what is prepared and has no effect yet, beside what is in force; published several at once, all or none. */
@Named("draftDesk")
@RequestScoped
public class DraftDesk {
    @Inject
    private Drafts drafts;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Notices notices;

    @Inject
    private Portal portal;

    @Inject
    private Say say;

    @Inject
    private Structure structure;

    @Inject
    private Way way;

    private List<DraftView> all;

    @PostConstruct
    void look() {
        all = drafts.all();
    }

    public List<DraftView> getAll() {
        return all;
    }

    /** Who wrote it last. */
    public String author(DraftView draft) {
        return structure.agents().stream()
                .filter(agent -> agent.account().equals(draft.author()))
                .map(agent -> agent.name())
                .findFirst()
                .orElseGet(() -> say.of("journal.formerAgent"));
    }

    /** The form in which it goes on; null where its kind has none of its own. */
    public String form(DraftView draft) {
        String key = "Configuration." + draft.kind() + ".screen";
        return say.has(key) ? portal.to(say.of(key)) + "?id=" + draft.target() : null;
    }

    public void publish() {
        act("done.draftsPublished", drafts::publish);
    }

    public void discard() {
        act("done.draftsDiscarded", drafts::discard);
    }

    private void act(String done, java.util.function.Consumer<List<UUID>> act) {
        List<UUID> chosen = chosen();
        if (notices.unlessRefused(() -> {
            if (chosen.isEmpty()) {
                throw new Refused(Refusal.NOTHING_CHOSEN);
            }
            act.accept(chosen);
        })) {
            notices.done(done, chosen.size());
            way.to(Screen.DRAFTS);
        }
    }

    /** The button of one draft names it; the buttons of the page mean those ticked. */
    private List<UUID> chosen() {
        String one = request.getParameter("one");
        String[] ticked = one == null || one.isEmpty() ? request.getParameterValues("draft") : new String[] {one};
        try {
            return Arrays.stream(Optional.ofNullable(ticked).orElse(new String[0]))
                    .map(UUID::fromString)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new Refused(Refusal.NOT_FOUND);
        }
    }
}
