package org.vaguemestre.whole;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/** The mail server that the portal of the tests sends to, while it is there: what reached whom. */
public final class Mailboxes implements AutoCloseable {
    static final String RETURNS = "retours@portail.example";

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(TestPortal.MAIL_PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(TestPortal.RETURNS_PORT, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });
    private final GreenMailUser returns;

    public Mailboxes() {
        server.start();
        returns = server.setUser(RETURNS, TestPortal.PASSWORD);
    }

    /** The mail server of the recipient returns a message. */
    public void returns(MimeMessage message) throws MessagingException {
        String notice =
                """
                From: MAILER-DAEMON@relais.example
                To: %s
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                I am sorry.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; relais.example

                Final-Recipient: rfc822; %s
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 Recipient address rejected
                --b
                Content-Type: text/rfc822-headers

                Message-ID: %s

                --b--
                """
                        .formatted(RETURNS, message.getAllRecipients()[0], message.getMessageID())
                        .replace("\n", "\r\n");
        returns.deliver(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(notice.getBytes(StandardCharsets.UTF_8))));
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
