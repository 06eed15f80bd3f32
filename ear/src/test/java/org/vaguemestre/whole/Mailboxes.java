package org.vaguemestre.whole;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The mail server that the portal of the tests sends to, while it is there: what reached whom. */
public final class Mailboxes implements AutoCloseable {
    private final GreenMail server =
            new GreenMail(new ServerSetup(TestPortal.MAIL_PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    public Mailboxes() {
        server.start();
    }

    /** Messages to an address, in the order of their arrival. */
    public List<MimeMessage> of(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(message -> {
                    try {
                        return Arrays.toString(message.getAllRecipients()).contains(address);
                    } catch (MessagingException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    /** The document that a message brings. */
    public static byte[] attached(MimeMessage message) {
        try {
            return ((MimeMultipart) message.getContent())
                    .getBodyPart(1)
                    .getInputStream()
                    .readAllBytes();
        } catch (IOException | MessagingException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
