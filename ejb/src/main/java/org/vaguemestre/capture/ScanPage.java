package org.vaguemestre.capture;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.Filter;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** A page in the ledger of its batch (<i>page du lot</i>): it changes by named acts only, and ends in exactly one outcome. */
@Entity
@Table(name = "scan_page")
@IdClass(ScanPage.Key.class)
@Filter(name = "organisation")
class ScanPage {
    @Id
    @Column(name = "organisation_id")
    private UUID organisationId;

    @Id
    @Column(name = "batch_id")
    private UUID batchId;

    @Id
    private int file;

    @Id
    private int page;

    @Column(nullable = false)
    private int position;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private PageOutcome outcome;

    private String separator;

    @Column(nullable = false)
    private boolean kept;

    @Enumerated(EnumType.STRING)
    private Junction junction;

    @Column(nullable = false)
    private int rotation;

    @Column(nullable = false)
    private int upright;

    private Float confidence;

    @Enumerated(EnumType.STRING)
    private Refusal refusal;

    @Column(name = "refusal_subject")
    private String refusalSubject;

    @Column(name = "mail_item_id")
    private UUID mailItemId;

    @Column(name = "returned_printing")
    private UUID returnedPrinting;

    /** Identity of a page. */
    record Key(UUID organisationId, UUID batchId, int file, int page) implements Serializable {}

    protected ScanPage() {}

    ScanPage(UUID organisation, UUID batch, PageRef ref, int position) {
        this.organisationId = organisation;
        this.batchId = batch;
        this.file = ref.file();
        this.page = ref.page();
        this.position = position;
        this.outcome = PageOutcome.GIVEN;
    }

    // What the job finds

    /** The page of a letter; what an agent turned was read the way it was turned. */
    void read(int turnedUpright, float textConfidence) {
        settle(PageOutcome.READ);
        rotation = 0;
        upright = turnedUpright;
        confidence = textConfidence;
    }

    /** The first page of a letter that was printed under this identifier, to be signed by hand. */
    void returned(ReturnCode code) {
        returnedPrinting = code.printing();
    }

    void blank() {
        settle(PageOutcome.BLANK);
    }

    void separator(Separator sheet) {
        settle(PageOutcome.SEPARATOR);
        separator = sheet.content();
    }

    /** Waits for an agent. */
    void quarantine(Refusal why, String about) {
        settle(PageOutcome.QUARANTINED);
        refusal = why;
        refusalSubject = about;
        kept = false;
    }

    /** A separator sheet that names what is not known here. */
    void refuseSeparator(Separator sheet, Refusal why, String about) {
        quarantine(why, about);
        separator = sheet.content();
    }

    private void settle(PageOutcome found) {
        outcome = found;
        refusal = null;
        refusalSubject = null;
    }

    void file(UUID item) {
        if (outcome != PageOutcome.READ) {
            throw new IllegalStateException("Page " + ref() + " is " + outcome + " and cannot be filed");
        }
        settle(PageOutcome.FILED);
        mailItemId = item;
    }

    // What an agent decides

    /** Whether an agent may decide about it: neither filed nor in the hands of the job. */
    boolean openToRepair() {
        return switch (outcome) {
            case QUARANTINED, BLANK, SEPARATOR, DISCARDED -> true;
            case GIVEN, READ, FILED -> false;
        };
    }

    private void requireOpenToRepair() {
        if (!openToRepair()) {
            throw new Refused(Refusal.PAGE_NOT_IN_QUARANTINE);
        }
    }

    /** It is the page of a letter, whatever it looks like. */
    void keep() {
        requireOpenToRepair();
        outcome = PageOutcome.QUARANTINED;
        separator = null;
        returnedPrinting = null;
        kept = true;
    }

    void discard() {
        requireOpenToRepair();
        settle(PageOutcome.DISCARDED);
        separator = null;
        kept = false;
        junction = null;
    }

    void declareSeparator(Separator sheet) {
        requireOpenToRepair();
        separator(sheet);
        kept = false;
        junction = null;
    }

    void join(Junction word) {
        keep();
        junction = word;
    }

    /** A page before it was filed apart or cut away: it begins its own letter, unless an agent already said otherwise. */
    void startUnlessSaid() {
        if (openToRepair() && junction == null) {
            junction = Junction.STARTS;
        }
    }

    void turn(int degrees) {
        requireOpenToRepair();
        rotation = Math.floorMod(rotation + degrees, 360);
    }

    void moveTo(int newPosition) {
        position = newPosition;
    }

    /** The agent is through with it: the job reads it again and files it. */
    boolean release() {
        if (outcome != PageOutcome.QUARANTINED || !kept) {
            return false;
        }
        settle(PageOutcome.GIVEN);
        return true;
    }

    PageRef ref() {
        return new PageRef(file, page);
    }

    int position() {
        return position;
    }

    PageOutcome outcome() {
        return outcome;
    }

    String separator() {
        return separator;
    }

    boolean isKept() {
        return kept;
    }

    Junction junction() {
        return junction;
    }

    int rotation() {
        return rotation;
    }

    /** Degrees clockwise from the file to the page as it is read. */
    int turned() {
        return Math.floorMod(rotation + upright, 360);
    }

    Float confidence() {
        return confidence;
    }

    Refusal refusal() {
        return refusal;
    }

    String refusalSubject() {
        return refusalSubject;
    }

    UUID returnedPrinting() {
        return returnedPrinting;
    }

    UUID mailItemId() {
        return mailItemId;
    }
}
