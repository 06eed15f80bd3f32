package org.vaguemestre.search;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.Subselect;
import org.hibernate.annotations.Synchronize;
import org.hibernate.search.mapper.pojo.bridge.mapping.annotation.RoutingBinderRef;
import org.hibernate.search.mapper.pojo.bridge.mapping.annotation.TypeBinderRef;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.Indexed;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.TypeBinding;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.Walled;
import org.vaguemestre.mail.Channel;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.Priority;
import org.vaguemestre.mail.State;

/**
 * A mail item as it is indexed: with its correspondent's name (and the one it was registered under, where they were merged since), the text of its documents and the notes that everyone who sees it may read,
 * gathered in one question to the database. Read only, and a mapping of its own, so that the mail knows nothing of the search.
 *
 * <p>The name of the index ends with the version of its form: whoever changes {@link MailIndexBinder} or {@link FrenchAnalysis} changes it,
 * and the new index, being empty, is built again by itself.
 */
@Entity
@Immutable
@Subselect(
        """
        select m.organisation_id, m.id, m.number, m.sequence, m.direction, m.state, m.subject, m.sender_reference, m.arrived_on, m.registered_at,
          m.committed_for, m.mail_type_id, m.department_id, m.assignee_id, c.id as correspondent_id, m.channel, m.confidentiality, m.priority, m.folder_id, m.audience,
          concat_ws(' ', c.title, c.first_name, c.name, case when w.id <> c.id then concat_ws(' ', w.first_name, w.name) end) as correspondent,
          pages.texts, pages.places,
          (select string_agg(d.name, chr(10) order by d.position) from mail_item_document d
             where d.organisation_id = m.organisation_id and d.mail_item_id = m.id) as attached,
          (select string_agg(n.text, chr(10) order by n.written_at, n.id) from note n
             where n.organisation_id = m.organisation_id and n.mail_item_id = m.id and n.visibility = 'EVERYONE') as notes
        from mail_item m
        left join correspondent w on w.organisation_id = m.organisation_id and w.id = m.correspondent_id
        left join correspondent c on c.organisation_id = w.organisation_id and c.id = coalesce(w.kept_id, w.id)
        left join lateral (
          select array_agg(p.text order by d.place, p.n) as texts, array_agg(d.place || '/' || p.n order by d.place, p.n) as places
          from (select sha256, row_number() over (order by position) as place from mail_item_document
             where organisation_id = m.organisation_id and mail_item_id = m.id) d
          join document_page p on p.organisation_id = m.organisation_id and p.sha256 = d.sha256) pages on true
        """)
@Synchronize({"mail_item", "mail_item_document", "document_page", "note", "correspondent"})
@Indexed(index = "mail-3", routingBinder = @RoutingBinderRef(type = OrganisationRouting.class))
@TypeBinding(binder = @TypeBinderRef(type = MailIndexBinder.class))
class IndexedMail extends Walled {
    String number;

    long sequence;

    @Enumerated(EnumType.STRING)
    Direction direction;

    @Enumerated(EnumType.STRING)
    State state;

    String subject;

    @Column(name = "sender_reference")
    String senderReference;

    @Column(name = "arrived_on")
    LocalDate arrivedOn;

    @Column(name = "registered_at")
    Instant registeredAt;

    @Column(name = "committed_for")
    LocalDate committedFor;

    @Column(name = "mail_type_id")
    UUID mailTypeId;

    @Column(name = "department_id")
    UUID departmentId;

    @Column(name = "assignee_id")
    UUID assigneeId;

    @Column(name = "correspondent_id")
    UUID correspondentId;

    @Column(name = "folder_id")
    UUID folderId;

    @Enumerated(EnumType.STRING)
    Channel channel;

    @Enumerated(EnumType.STRING)
    Confidentiality confidentiality;

    @Enumerated(EnumType.STRING)
    Priority priority;

    String[] audience;

    String correspondent;

    /** Text of each page of the documents, in their order; null when none has any. */
    String[] texts;

    /** Which document and which page of it each text is of, {@code 1/1} for the first of each. */
    String[] places;

    String attached;

    String notes;

    protected IndexedMail() {}
}
