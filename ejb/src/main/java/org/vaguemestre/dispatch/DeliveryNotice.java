package org.vaguemestre.dispatch;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail server tells of an e-mail that left here (<i>avis de remise</i>, <i>avis de non-remise</i>; RFC 3464). It is recognised by the Message-ID of
 * the letter, which nobody knows but the recipient and the servers on the way.
 *
 * @param organisation slug of the organisation whose letter it was
 * @param failed returned for good; else delivered
 * @param reason as the server tells it; empty where it does not
 */
record DeliveryNotice(UUID dispatch, String organisation, boolean failed, String reason) {
    private static final Pattern OURS = Pattern.compile("<([0-9a-f-]{36})@([a-z0-9-]+)\\.vaguemestre>");
    private static final int LONGEST_REASON = 300;
    private static final int HEADERS_LIMIT = 64 * 1024;

    /** What a message tells; empty for one that is no notice, is about none of our letters, or tells of a delay only. */
    static Optional<DeliveryNotice> read(MimeMessage message) throws MessagingException, IOException {
        if (!message.isMimeType("multipart/report") || !(message.getContent() instanceof Multipart parts)) {
            return Optional.empty();
        }
        InternetHeaders recipient = null;
        String about = null;
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType("message/delivery-status")) {
                recipient = recipient(part);
            } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
                about = headers(part).getHeader("Message-ID", null);
            }
        }
        return recipient == null || about == null ? Optional.empty() : of(recipient, about);
    }

    private static Optional<DeliveryNotice> of(InternetHeaders recipient, String about) {
        Matcher ours = OURS.matcher(about);
        String action = String.valueOf(recipient.getHeader("Action", null)).strip();
        boolean failed = action.equalsIgnoreCase("failed");
        if (!ours.find() || !failed && !action.equalsIgnoreCase("delivered")) {
            return Optional.empty();
        }
        return Optional.of(
                new DeliveryNotice(UUID.fromString(ours.group(1)), ours.group(2), failed, reason(recipient)));
    }

    private static String reason(InternetHeaders recipient) {
        String diagnostic = recipient.getHeader("Diagnostic-Code", null);
        String status = recipient.getHeader("Status", null);
        String told = diagnostic != null ? diagnostic.replaceFirst("^[A-Za-z-]+;", "") : status == null ? "" : status;
        String line = told.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) : line;
    }

    /** The first block tells of the message, the second of the one recipient that our e-mails have. */
    private static InternetHeaders recipient(Part part) throws IOException, MessagingException {
        InputStream bytes = beginning(part);
        InternetHeaders ofTheMessage = new InternetHeaders(bytes);
        InternetHeaders ofTheRecipient = new InternetHeaders(bytes);
        return ofTheRecipient.getHeader("Action") == null ? ofTheMessage : ofTheRecipient;
    }

    private static InternetHeaders headers(Part part) throws IOException, MessagingException {
        return new InternetHeaders(beginning(part));
    }

    /** Anybody may write to the mailbox of returns: no more is read than headers need. */
    private static InputStream beginning(Part part) throws IOException, MessagingException {
        try (InputStream bytes = part.getInputStream()) {
            return new ByteArrayInputStream(bytes.readNBytes(HEADERS_LIMIT));
        }
    }
}
