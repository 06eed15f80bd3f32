package org.vaguemestre.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;

/**
 * The mail server by which e-mails leave (<i>serveur de messagerie</i>, {@link MailProtocol#SMTP}); without it e-mails wait. It is asked to tell what
 * becomes of them (RFC 3461), to the address of {@code VAGUEMESTRE_SMTP_RETURN} or else to the sender.
 */
@ApplicationScoped
public class MailServer {
    @Inject
    private Clock clock;

    /** Writes what a message says; who it is from and to is written already. */
    public interface Writing {
        void into(MimeMessage message) throws MessagingException;
    }

    /**
     * A message, and between whom.
     *
     * @param identifier the same each time it is tried, so that a receiver sees it once: {@code left@right} (RFC 5322, 3.6.4)
     * @param from null for an organisation that has told no address
     */
    public record Envelope(String identifier, String from, String fromName, String to, String subject) {}

    public boolean isConfigured() {
        return setting("HOST") != null;
    }

    /**
     * Sends a message.
     *
     * @throws EffectFailed silent while the mail server is, for good when it refuses the address
     */
    public void send(Envelope envelope, Writing writing) throws EffectFailed {
        String host = setting("HOST");
        if (host == null) {
            throw EffectFailed.silent("Aucun serveur de messagerie n’est configuré : le courriel attend.", null);
        }
        if (envelope.from() == null) {
            throw EffectFailed.silent("La collectivité n’a pas d’adresse d’envoi : le courriel attend.", null);
        }
        Session session = Session.getInstance(properties());
        try {
            MimeMessage message = message(session, envelope);
            writing.into(message);
            message.saveChanges();
            try (Transport transport = session.getTransport("smtp")) {
                transport.connect(host, setting("USER"), setting("PASSWORD"));
                transport.sendMessage(message, message.getAllRecipients());
            }
        } catch (SendFailedException e) {
            throw isForNow(e)
                    ? EffectFailed.later("Le serveur de messagerie demande de réessayer plus tard.", e)
                    : EffectFailed.forGood("Le serveur de messagerie refuse l’adresse " + envelope.to() + ".", e);
        } catch (MessagingException e) {
            throw EffectFailed.silent("Le serveur de messagerie ne répond pas.", e);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MimeMessage message(Session session, Envelope envelope)
            throws MessagingException, UnsupportedEncodingException {
        MimeMessage message = new Identified(session, envelope.identifier());
        message.setFrom(new InternetAddress(envelope.from(), envelope.fromName(), StandardCharsets.UTF_8.name()));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(envelope.to(), true));
        message.setSubject(envelope.subject().replaceAll("\\p{Cntrl}+", " "), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        return message;
    }

    /** Whether the server refuses for now only: a reply that begins with 4 (RFC 5321, 4.2.1), as servers give to strangers at first. */
    static boolean isForNow(MessagingException refusal) {
        for (Exception one = refusal;
                one != null;
                one = one instanceof MessagingException of ? of.getNextException() : null) {
            if (String.valueOf(one.getMessage()).strip().matches("(?s)4\\d\\d[ -].*")) {
                return true;
            }
        }
        return false;
    }

    private static Properties properties() {
        Properties properties = MailProtocol.SMTP.properties();
        properties.put("mail.smtp.dsn.notify", "SUCCESS,FAILURE,DELAY");
        properties.put("mail.smtp.dsn.ret", "HDRS");
        if (setting("RETURN") != null) {
            properties.put("mail.smtp.from", setting("RETURN"));
        }
        return properties;
    }

    private static String setting(String name) {
        return MailProtocol.SMTP.setting(name);
    }

    /** A message whose identifier is known beforehand. */
    private static final class Identified extends MimeMessage {
        private final String identifier;

        Identified(Session session, String identifier) {
            super(session);
            this.identifier = identifier;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + identifier + ">");
        }
    }
}
