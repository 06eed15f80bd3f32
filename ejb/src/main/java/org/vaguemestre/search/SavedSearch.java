package org.vaguemestre.search;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.Walled;
import org.vaguemestre.mail.Channel;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.MailFilter;
import org.vaguemestre.mail.State;

/** A question that its agent gave a name (<i>recherche enregistrée</i>). */
@Entity
@Table(name = "saved_search")
class SavedSearch extends Walled {
    @Column(name = "account_id", updatable = false)
    private UUID accountId;

    private String name;

    private String q;

    @Enumerated(EnumType.STRING)
    private Direction direction;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "department_id")
    private UUID departmentId;

    @Column(name = "mail_type_id")
    private UUID mailTypeId;

    @Column(name = "correspondent_id")
    private UUID correspondentId;

    @Column(name = "arrived_from")
    private LocalDate arrivedFrom;

    @Column(name = "arrived_to")
    private LocalDate arrivedTo;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    @Enumerated(EnumType.STRING)
    private Confidentiality confidentiality;

    @Enumerated(EnumType.STRING)
    private SearchRequest.Sort sort;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "deleted_at")
    private Instant deletedAt;

    @Version
    private long version;

    protected SavedSearch() {}

    SavedSearch(UUID organisation, UUID account, String name, SearchRequest request, Instant now) {
        super(organisation);
        this.accountId = account;
        this.name = name;
        this.q = request.q() == null ? "" : request.q();
        this.direction = request.filter().direction();
        this.state = request.filter().state();
        this.departmentId = request.filter().department();
        this.mailTypeId = request.filter().mailType();
        this.correspondentId = request.filter().correspondent();
        this.arrivedFrom = request.filter().arrivedFrom();
        this.arrivedTo = request.filter().arrivedTo();
        this.channel = request.channel();
        this.confidentiality = request.confidentiality();
        this.sort = request.sort();
        this.createdAt = now;
    }

    void rename(String newName) {
        name = newName;
    }

    void delete(Instant now) {
        deletedAt = now;
    }

    void restore() {
        deletedAt = null;
    }

    String name() {
        return name;
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    SavedSearchView view() {
        return new SavedSearchView(
                id(),
                name,
                new SearchRequest(
                        q,
                        new MailFilter(
                                direction,
                                state,
                                departmentId,
                                null,
                                mailTypeId,
                                correspondentId,
                                arrivedFrom,
                                arrivedTo,
                                false),
                        channel,
                        confidentiality,
                        sort,
                        null,
                        SearchRequest.LIMIT));
    }
}
