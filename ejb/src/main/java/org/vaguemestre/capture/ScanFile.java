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
import org.vaguemestre.document.FileName;
import org.vaguemestre.document.Inspection;
import org.vaguemestre.refusal.Refusal;

/** A file of a scan batch: opened once, it gives its pages to the ledger or is rejected with its reason. */
@Entity
@Table(name = "scan_file")
@IdClass(ScanFile.Key.class)
@Filter(name = "organisation")
class ScanFile {
    @Id
    @Column(name = "organisation_id")
    private UUID organisationId;

    @Id
    @Column(name = "batch_id")
    private UUID batchId;

    @Id
    private int position;

    @Column(nullable = false, updatable = false)
    private String name;

    @Column(updatable = false)
    private String sha256;

    @Column(nullable = false, updatable = false)
    private long size;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private ScanBatchView.FileState state;

    @Column(name = "media_type")
    private String mediaType;

    private Integer pages;

    @Column(name = "born_digital", nullable = false)
    private boolean bornDigital;

    @Column(nullable = false)
    private boolean signed;

    @Enumerated(EnumType.STRING)
    private Refusal refusal;

    @Column(name = "refusal_subject")
    private String refusalSubject;

    @Column(name = "duplicate_of")
    private UUID duplicateOf;

    /** Identity of a file. */
    record Key(UUID organisationId, UUID batchId, int position) implements Serializable {}

    protected ScanFile() {}

    ScanFile(UUID organisation, UUID batch, int position, GivenFile given) {
        this.organisationId = organisation;
        this.batchId = batch;
        this.position = position;
        this.name = FileName.shown(given.name());
        this.sha256 = given.kept() == null ? null : given.kept().sha256();
        this.size = given.kept() == null ? 0 : given.kept().size();
        this.state = ScanBatchView.FileState.RECEIVED;
        if (given.refusal() != null) {
            reject(given.refusal(), name);
        } else if (!FileName.fits(given.name())) {
            reject(Refusal.FILE_NAME_REFUSED, name);
        }
    }

    void reject(Refusal why, String about) {
        state = ScanBatchView.FileState.REJECTED;
        refusal = why;
        refusalSubject = about;
    }

    void inspected(Inspection found, UUID firstBroughtBy) {
        state = ScanBatchView.FileState.INSPECTED;
        mediaType = found.mediaType();
        pages = found.pages();
        bornDigital = found.ownText();
        signed = found.signed();
        duplicateOf = firstBroughtBy;
    }

    /** Its very bytes say more than any copy: a letter that is the whole of it keeps them. */
    boolean mustKeepItsBytes() {
        return (bornDigital || signed) && "application/pdf".equals(mediaType);
    }

    ScanBatchView.FileView view() {
        return new ScanBatchView.FileView(position, name, size, state, pages);
    }

    UUID batchId() {
        return batchId;
    }

    int position() {
        return position;
    }

    String name() {
        return name;
    }

    String sha256() {
        return sha256;
    }

    long size() {
        return size;
    }

    ScanBatchView.FileState state() {
        return state;
    }

    String mediaType() {
        return mediaType;
    }

    Integer pages() {
        return pages;
    }

    boolean signed() {
        return signed;
    }

    Refusal refusal() {
        return refusal;
    }

    String refusalSubject() {
        return refusalSubject;
    }

    UUID duplicateOf() {
        return duplicateOf;
    }
}
