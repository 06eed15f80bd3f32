package org.vaguemestre.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Filter;

/**
 * A stored document: what is known of its bytes. The same bytes given to two organisations are two documents, one behind each wall.
 */
@Entity
@Table(name = "document")
@IdClass(Document.Key.class)
@Filter(name = "organisation")
class Document {
    @Id
    @Column(name = "organisation_id")
    private UUID organisationId;

    @Id
    private String sha256;

    @Column(nullable = false, updatable = false)
    private long size;

    @Column(name = "media_type", nullable = false)
    private String mediaType;

    private Integer pages;

    @Column(nullable = false)
    private boolean signed;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private DocumentView.Reading reading;

    private String refusal;

    @Column(name = "source_sha256", updatable = false)
    private String sourceSha256;

    @Column(name = "source_pages", updatable = false)
    private String sourcePages;

    @Column(name = "stored_at", nullable = false, updatable = false)
    private Instant storedAt;

    /** Identity of a document. */
    record Key(UUID organisationId, String sha256) implements Serializable {}

    protected Document() {}

    Document(
            UUID organisation,
            String sha256,
            long size,
            String mediaType,
            Integer pages,
            boolean signed,
            Origin origin,
            Instant now) {
        this.organisationId = organisation;
        this.sha256 = sha256;
        this.size = size;
        this.mediaType = mediaType;
        this.pages = pages;
        this.signed = signed;
        this.reading = DocumentView.Reading.PENDING;
        this.sourceSha256 = origin == null ? null : origin.sha256();
        this.sourcePages = origin == null ? null : origin.pages();
        this.storedAt = now;
    }

    /** Its text is known. @param pageCount null where it was read page by page before, or has none */
    void read(Integer pageCount) {
        pages = pageCount == null ? pages : pageCount;
        reading = DocumentView.Reading.READ;
        refusal = null;
    }

    /** It is kept, but its text cannot be known. */
    void unreadable(String reason) {
        reading = DocumentView.Reading.UNREADABLE;
        refusal = reason;
    }

    String sha256() {
        return sha256;
    }

    DocumentView view(Clearance clearance) {
        return new DocumentView(sha256, size, mediaType, pages, signed, reading, refusal, clearance);
    }
}
