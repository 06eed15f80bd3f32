package org.vaguemestre.web.qualification;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.vaguemestre.capture.LetterDesk;
import org.vaguemestre.capture.LetterLeaf;
import org.vaguemestre.mail.MailPages;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;

/** The pages of a letter to qualify, laid out to be put right. Asked: {@code item}. */
@Named("board")
@RequestScoped
public class PageBoard {
    @Inject
    private Asked asked;

    @Inject
    private LetterDesk desk;

    @Inject
    private Notices notices;

    @Inject
    private Way way;

    private UUID id;
    private LetterDesk.OnDesk letter;
    private String refused;

    @PostConstruct
    void look() {
        id = asked.id("item").orElse(new UUID(0, 0));
        try {
            letter = desk.open(id);
        } catch (Refused why) {
            if (why.refusal().status() == 404) {
                throw why;
            }
            refused =
                    why.sentence(FacesContext.getCurrentInstance().getViewRoot().getLocale());
        }
    }

    /**
     * A page on the board.
     *
     * @param place in the letter, from 1
     */
    public record Card(int place, boolean aside) {}

    public List<Card> getCards() {
        List<LetterLeaf> leaves = letter.leaves();
        return IntStream.rangeClosed(1, leaves.size())
                .mapToObj(place -> new Card(place, leaves.get(place - 1).aside()))
                .toList();
    }

    public UUID getId() {
        return id;
    }

    public MailPages.Arrangeable getItem() {
        return letter == null ? null : letter.item();
    }

    public MailPages.Arrangeable getNext() {
        return letter == null ? null : letter.next();
    }

    /** Why nothing can be done with these pages; null when it can. */
    public String getRefused() {
        return refused;
    }

    public void arrange() {
        act("done.arranged", () -> {
            desk.arrange(id, version(), asked.text("order").orElse(""));
            return letter.item().number();
        });
    }

    public void cut() {
        act("done.cut", () -> desk.cut(
                        id, version(), (int) asked.number(asked.text("before").isPresent() ? "before" : "page"))
                .number());
    }

    public void merge() {
        act("done.pagesMerged", () -> desk.merge(id, version()).number());
    }

    private long version() {
        return asked.number("version");
    }

    private void act(String done, java.util.function.Supplier<String> act) {
        String number = notices.unlessRefused(act, null);
        if (number != null) {
            notices.done(done, number);
            way.to(Screen.QUALIFICATION, "item", id);
        }
    }
}
