package org.vaguemestre.dispatch;

import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.document.Documents;
import org.vaguemestre.organisation.OrganisationView;
import org.vaguemestre.organisation.Organisations;
import org.vaguemestre.outbox.EffectFailed;
import org.vaguemestre.outbox.MailServer;

/** Writes the e-mail that carries a letter: the signed bytes as they are. */
@ApplicationScoped
class LetterMail {
    @Inject
    private Documents documents;

    @Inject
    private Organisations organisations;

    @Inject
    private MailServer server;

    /** @throws EffectFailed as {@link MailServer#send} */
    void send(Dispatches.Outgoing outgoing) throws EffectFailed {
        OrganisationView organisation =
                organisations.bySlug(CurrentAccess.get().slug()).orElseThrow();
        server.send(
                new MailServer.Envelope(
                        outgoing.dispatch() + "@" + organisation.slug() + ".vaguemestre",
                        outgoing.sender(),
                        organisation.name(),
                        outgoing.address(),
                        outgoing.letter().subject()),
                message -> write(message, outgoing, organisation.name()));
    }

    private void write(MimeMessage message, Dispatches.Outgoing outgoing, String organisation)
            throws MessagingException {
        MimeBodyPart words = new MimeBodyPart();
        words.setText(
                "Madame, Monsieur,\n\nVeuillez trouver ci-joint notre courrier n° "
                        + outgoing.letter().number() + ", signé électroniquement.\n\n" + organisation + "\n",
                StandardCharsets.UTF_8.name());
        MimeBodyPart letter = new MimeBodyPart();
        letter.setDataHandler(
                new DataHandler(new Stored(outgoing.sha256(), outgoing.letter().number() + ".pdf")));
        letter.setFileName(outgoing.letter().number() + ".pdf");
        letter.setHeader("Content-Transfer-Encoding", "base64");
        message.setContent(new MimeMultipart(words, letter));
    }

    /** A stored document, read as it is sent. */
    private final class Stored implements DataSource {
        private final String sha256;
        private final String name;

        Stored(String sha256, String name) {
            this.sha256 = sha256;
            this.name = name;
        }

        @Override
        public InputStream getInputStream() {
            return documents.bytes(sha256);
        }

        @Override
        public OutputStream getOutputStream() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getContentType() {
            return "application/pdf";
        }

        @Override
        public String getName() {
            return name;
        }
    }
}
