package org.vaguemestre.web.signature;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vaguemestre.circuit.Circuits;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.signature.SignatureBook;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Portal;
import org.vaguemestre.web.frame.Say;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;
import org.vaguemestre.web.sheet.ItemSheet;

/**
 * The signature book, opened at one of its leaves; an act leads to the next one. Asked: {@code tache} (the leaf; the first when not said),
 * {@code piece} (which of its documents), {@code choix} (several leaves).
 */
@Named("signatureBook")
@RequestScoped
public class Book {
    @Inject
    private Asked asked;

    @Inject
    private SignatureBook book;

    @Inject
    private Circuits circuits;

    @Inject
    private ItemSheet sheet;

    @Inject
    private Portal portal;

    @Inject
    private Notices notices;

    @Inject
    private Say say;

    @Inject
    private Way way;

    private List<SignatureBook.Leaf> leaves = List.of();
    private SignatureBook.Leaf open;
    private List<SignatureBook.Paper> papers = List.of();
    private String comment;
    private String reason;

    @PostConstruct
    void look() {
        leaves = book.leaves();
        UUID task = asked.id("tache").orElse(null);
        open = leaves.stream()
                .filter(leaf -> leaf.task().id().equals(task))
                .findFirst()
                .orElse(leaves.isEmpty() ? null : leaves.get(0));
        // A note is about the item it was shown with, wherever the book has moved to since
        sheet.show(asked.id("of").orElse(open == null ? null : open.item().id()));
        if (sheet.getItem() != null) {
            papers = book.papers(sheet.getItem());
        }
    }

    public List<SignatureBook.Leaf> getLeaves() {
        return leaves;
    }

    /** The leaf in hand; null in an empty book. */
    public SignatureBook.Leaf getOpen() {
        return open;
    }

    /** Whether a leaf was asked for: on a narrow screen it then covers the list. */
    public boolean isReading() {
        return asked.text("tache").isPresent();
    }

    public List<SignatureBook.Paper> getPapers() {
        return papers;
    }

    /** The document before the eyes; null for none. */
    public SignatureBook.Paper getPaper() {
        return papers.isEmpty() ? null : papers.get(getPiece() - 1);
    }

    /** Its place, from 1. */
    public int getPiece() {
        return Math.max(1, Math.min(papers.size(), (int) asked.number("piece")));
    }

    public String address(SignatureBook.Leaf leaf) {
        return portal.to(Screen.SIGNATURE_BOOK.address()) + "?tache="
                + leaf.task().id();
    }

    /** How a leaf is ticked. */
    public String choice(SignatureBook.Leaf leaf) {
        return leaf.task().item() + "/" + leaf.task().id();
    }

    /** Approves or signs the leaf in hand. */
    public void pass() {
        SignatureBook.Leaf leaf = notices.unlessRefused(this::inHand, null);
        if (leaf == null) {
            return;
        }
        UUID following = following(leaf);
        List<SignatureBook.Done> done = book.pass(
                List.of(new SignatureBook.Wanted(leaf.task().item(), leaf.task().id())), comment);
        Refused refused = done.get(0).refused();
        if (refused != null) {
            notices.refuse(null, refused);
            return;
        }
        notices.done("done.book." + done.get(0).kind(), leaf.item().number());
        way.to(Screen.SIGNATURE_BOOK, "tache", following);
    }

    /** Approves or signs all that are ticked; what was refused is told one by one. */
    public void passChosen() {
        List<SignatureBook.Wanted> wanted =
                asked.texts("choix").stream().map(Book::wanted).toList();
        List<SignatureBook.Done> outcomes = notices.unlessRefused(() -> book.pass(wanted, null), null);
        if (outcomes == null) {
            return;
        }
        long done = outcomes.stream().filter(one -> one.refused() == null).count();
        notices.outcome(
                done == 0 ? null : say.with("done.book.many", done),
                outcomes.stream()
                        .filter(one -> one.refused() != null)
                        .map(this::why)
                        .toList());
        way.to(Screen.SIGNATURE_BOOK);
    }

    private String why(SignatureBook.Done refused) {
        String sentence = refused.refused().sentence(say.locale());
        return leaves.stream()
                .filter(leaf -> leaf.task().id().equals(refused.wanted().task()))
                .findFirst()
                .map(leaf -> say.with("gesture.refused", leaf.item().number(), sentence))
                .orElse(sentence);
    }

    private static SignatureBook.Wanted wanted(String choice) {
        String[] parts = choice.split("/");
        try {
            return new SignatureBook.Wanted(UUID.fromString(parts[0]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new Refused(Refusal.NOT_FOUND);
        }
    }

    /** Sends the leaf in hand back. */
    public void refuse() {
        SignatureBook.Leaf leaf = notices.unlessRefused(this::inHand, null);
        if (leaf == null) {
            return;
        }
        UUID following = following(leaf);
        if (notices.unlessRefused(
                () -> circuits.refuse(leaf.task().item(), leaf.task().id(), null, reason))) {
            notices.done("done.task.REFUSED", leaf.item().number());
            way.to(Screen.SIGNATURE_BOOK, "tache", following);
        }
    }

    /** A form is about the leaf it was shown with; one that someone else did meanwhile is not confused with the next. */
    private SignatureBook.Leaf inHand() {
        UUID task = asked.id("tache").orElseThrow(() -> new Refused(Refusal.NOT_FOUND));
        return leaves.stream()
                .filter(leaf -> leaf.task().id().equals(task))
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.TASK_OVER));
    }

    /** The leaf that takes the place of this one; null when it is the last. */
    private UUID following(SignatureBook.Leaf leaf) {
        int at = leaves.indexOf(leaf);
        return Stream.concat(
                        IntStream.range(at + 1, leaves.size()).boxed(),
                        IntStream.range(0, at).boxed().sorted(Comparator.reverseOrder()))
                .findFirst()
                .map(next -> leaves.get(next).task().id())
                .orElse(null);
    }

    public String getComment() {
        return comment;
    }

    public void setComment(String comment) {
        this.comment = comment;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
