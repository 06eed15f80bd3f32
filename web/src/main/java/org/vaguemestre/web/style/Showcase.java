package org.vaguemestre.web.style;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.MailRow;
import org.vaguemestre.mail.Priority;
import org.vaguemestre.mail.State;
import org.vaguemestre.mail.TrailLine;
import org.vaguemestre.web.frame.Say;

/** Made-up things for the components to show, at the edges of what they must bear: long names, no name, an emoji, right to left. */
@Named
@RequestScoped
public class Showcase {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final String LONG =
            "Association intercommunale pour la sauvegarde des moulins, lavoirs, fontaines et fours à pain du Val de Lérin et des communes riveraines";

    @Inject
    private Say say;

    /** Rows of a list, each in a state of its own. */
    public List<MailRow> getRows() {
        return List.of(
                row("Mme Élodie Marchand", "Demande d’autorisation de terrasse — Le Petit Phare", 2, Priority.NORMAL),
                row(LONG, LONG, -3, Priority.URGENT),
                row(null, "", null, Priority.NORMAL),
                row("🏪 L’Épicerie", "Réclamation — 🚧 travaux", 0, Priority.HIGH),
                row("شركة النور", "طلب معلومات", 20, Priority.LOW));
    }

    private MailRow row(String sender, String subject, Integer due, Priority priority) {
        LocalDate today = say.today();
        return new MailRow(
                UUID.nameUUIDFromBytes((sender + subject).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                "A-2026-004217",
                Direction.INCOMING,
                due == null ? State.REGISTERED : State.IN_PROGRESS,
                subject,
                sender,
                today.minusDays(5),
                today.minusDays(5).atTime(10, 12).atZone(PARIS).toInstant(),
                due == null ? null : today.plusDays(due),
                priority,
                due != null && due < 0 ? Confidentiality.CONFIDENTIAL : Confidentiality.NORMAL,
                null,
                null,
                due == null ? null : "Voirie et domaine public",
                null,
                null,
                0);
    }

    public List<TrailLine> getTrail() {
        return List.of(
                line(1, "mail-item.registered", "Enregistré sous le numéro A-2026-004217"),
                line(2, "mail-item.qualified", "Qualifié et confié à Voirie et domaine public"),
                line(3, "mail-item.taken", "Pris en charge"));
    }

    private TrailLine line(long n, String act, String sentence) {
        return new TrailLine(
                n,
                say.today().minusDays(4 - n).atTime(10, 2).atZone(PARIS).toInstant(),
                "Camille Durand",
                act,
                sentence,
                List.of());
    }

    /** Days before a commitment, one for each look of its chip. */
    public List<LocalDate> getDues() {
        LocalDate today = say.today();
        return List.of(today.minusDays(3), today, today.plusDays(2), today.plusDays(21));
    }

    /** The tokens of colour, as they are named in {@code tokens.css}. */
    public List<String> getColours() {
        return List.of(
                "ink",
                "ink-2",
                "ink-3",
                "line",
                "edge",
                "paper",
                "raised",
                "wash",
                "desk",
                "rail",
                "accent",
                "accent-strong",
                "accent-wash",
                "seal",
                "seal-wash",
                "warn",
                "warn-wash",
                "ok",
                "ok-wash",
                "mark");
    }

    /** Names of the icons in use. */
    public List<String> getIcons() {
        return List.of(
                "inbox",
                "search",
                "download",
                "clock",
                "triangle-alert",
                "circle-check",
                "circle-alert",
                "lock",
                "users",
                "history",
                "file-text",
                "list-filter",
                "printer",
                "rotate-cw",
                "x",
                "check",
                "lightbulb",
                "book-open",
                "graduation-cap");
    }
}
