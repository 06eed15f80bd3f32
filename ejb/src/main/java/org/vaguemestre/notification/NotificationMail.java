package org.vaguemestre.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.organisation.OrganisationView;
import org.vaguemestre.organisation.Organisations;
import org.vaguemestre.outbox.Effect;
import org.vaguemestre.outbox.EffectFailed;
import org.vaguemestre.outbox.MailServer;
import org.vaguemestre.outbox.OutboxEntry;

/**
 * Tells a person by e-mail what they have not read yet. It names items by their number and says nothing of their content: an e-mail lies where the portal
 * does not watch.
 */
@ApplicationScoped
class NotificationMail implements Effect {
    static final String KIND = "notification";

    /** Told in one e-mail, at most; the rest is in the portal. */
    private static final int LIMIT = 100;

    private static final ResourceBundle WORDS =
            ResourceBundle.getBundle("org.vaguemestre.notification.words", Locale.FRENCH);

    @Inject
    private Notifications notifications;

    @Inject
    private Recipients recipients;

    @Inject
    private Organisations organisations;

    @Inject
    private MailServer server;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void perform(OutboxEntry entry) throws EffectFailed {
        UUID account = UUID.fromString(entry.payload().getString("account"));
        ByMail how = ByMail.valueOf(entry.payload().getString("how"));
        OrganisationView organisation =
                organisations.bySlug(CurrentAccess.get().slug()).orElseThrow();
        Optional<String> address = recipients.addressOf(account);
        Optional<Access> reader = recipients.accessOf(account, organisation);
        if (address.isEmpty() || reader.isEmpty()) {
            return;
        }
        List<NotificationView> told = CurrentAccess.during(reader.get(), () -> notifications.toMail(how, LIMIT));
        if (told.isEmpty()) {
            return;
        }
        server.send(
                new MailServer.Envelope(
                        entry.id() + "@" + organisation.slug() + ".vaguemestre",
                        organisations.letterHead().email(),
                        organisation.name(),
                        address.get(),
                        subject(told, organisation.name())),
                message -> message.setText(text(told, organisation), StandardCharsets.UTF_8.name()));
        CurrentAccess.during(reader.get(), () -> notifications.mailed(told));
    }

    @Override
    public void gaveUp(OutboxEntry entry, String reason) {
        // It stands in the portal; nobody else has to know
    }

    static String subject(List<NotificationView> told, String organisation) {
        return told.size() == 1
                ? sentence(told.get(0)) + " — " + organisation
                : told.size() + " nouvelles du courrier — " + organisation;
    }

    static String text(List<NotificationView> told, OrganisationView organisation) {
        StringBuilder text = new StringBuilder("Bonjour,\n\n");
        for (NotificationView one : told) {
            text.append("– ").append(sentence(one));
            if (address() != null) {
                text.append("\n  ")
                        .append(address())
                        .append("/o/")
                        .append(organisation.slug())
                        .append("/courrier?id=")
                        .append(one.item().id());
            }
            text.append('\n');
        }
        return text.append("\nVos choix de notification se règlent dans le portail.\n\n")
                .append(organisation.name())
                .append('\n')
                .toString();
    }

    private static String sentence(NotificationView told) {
        return WORDS.getString(told.kind().name()).replace("{0}", told.item().number());
    }

    /** Where the portal is read, for links; null where it is not told. */
    private static String address() {
        String url = System.getProperty("vaguemestre.url", System.getenv("VAGUEMESTRE_URL"));
        return url == null || url.isBlank() ? null : url.replaceAll("/+$", "");
    }
}
