package org.vaguemestre.reply;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import org.vaguemestre.access.Walled;

/** A template (<i>modèle</i>). */
@Entity
@Table(name = "reply_template")
class ReplyTemplate extends Walled {
    @Column(nullable = false)
    private String name;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private TemplateKind kind;

    @Column(nullable = false)
    private String sha256;

    @Column(name = "file_name", nullable = false)
    private String fileName;

    @Column(nullable = false)
    private boolean retired;

    @Version
    private long version;

    protected ReplyTemplate() {}

    ReplyTemplate(UUID organisation, UUID id) {
        super(organisation, id);
    }

    void become(TemplateContent wished) {
        name = wished.name().strip();
        kind = wished.kind();
        sha256 = wished.sha256();
        fileName = wished.fileName();
        retired = Boolean.TRUE.equals(wished.retired());
    }

    TemplateContent set() {
        return new TemplateContent(name, kind, sha256, fileName, retired);
    }

    TemplateView view() {
        return new TemplateView(id(), name, kind, sha256, fileName);
    }
}
