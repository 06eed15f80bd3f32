package org.vaguemestre.dispatch;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.journal.Directory;
import org.vaguemestre.outbox.MailProtocol;

/**
 * Reads what mail servers tell of the letters that left by e-mail, in the mailbox of returns (<i>boîte des retours</i>, {@link MailProtocol#IMAP}): once a
 * minute, or every {@code VAGUEMESTRE_RETURNS_DELAY} seconds. A message that is read is marked as seen; one that could not be understood is flagged besides,
 * for a person to look at.
 */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReturnedMail {
    private static final Logger LOG = Logger.getLogger(ReturnedMail.class);
    private static final Duration DELAY =
            Duration.ofSeconds(Long.parseLong(System.getenv().getOrDefault("VAGUEMESTRE_RETURNS_DELAY", "60")));

    @Resource
    private TimerService timers;

    @Inject
    private Dispatches dispatches;

    @Inject
    private Directory directory;

    private boolean silent;

    @PostConstruct
    void start() {
        if (MailProtocol.IMAP.setting("HOST") != null) {
            timers.createIntervalTimer(DELAY.toMillis(), DELAY.toMillis(), new TimerConfig(null, false));
        }
    }

    @Timeout
    void read() {
        Session session = Session.getInstance(MailProtocol.IMAP.properties());
        try (Store store = session.getStore(MailProtocol.IMAP.scheme())) {
            store.connect(MailProtocol.IMAP.setting("USER"), MailProtocol.IMAP.setting("PASSWORD"));
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_WRITE);
                for (Message message : inbox.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false))) {
                    read((MimeMessage) message);
                    message.setFlag(Flags.Flag.SEEN, true);
                }
            }
            silent = false;
        } catch (MessagingException e) {
            if (!silent) {
                LOG.warn("The mailbox of returns cannot be read; it is tried again", e);
            }
            silent = true;
        }
    }

    private void read(MimeMessage message) throws MessagingException {
        try {
            DeliveryNotice.read(message).ifPresent(this::tell);
        } catch (IOException | MessagingException | RuntimeException e) {
            LOG.warnf(
                    e,
                    "A message of the mailbox of returns could not be understood and is flagged: %s",
                    message.getMessageID());
            message.setFlag(Flags.Flag.FLAGGED, true);
        }
    }

    private void tell(DeliveryNotice notice) {
        for (Map.Entry<UUID, String> organisation : directory.all().entrySet()) {
            if (organisation.getValue().equals(notice.organisation())) {
                CurrentAccess.during(
                        Access.application("avis de remise", organisation.getKey(), organisation.getValue()),
                        () -> dispatches.told(notice.dispatch(), notice.failed(), notice.reason()));
            }
        }
    }
}
