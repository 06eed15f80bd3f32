package org.vaguemestre.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryNoticeTest {
    private static final UUID DISPATCH = UUID.fromString("0190d3a2-0000-7000-8000-000000000001");
    private static final String OURS = "<" + DISPATCH + "@port-lerin.vaguemestre>";

    /** As mail servers write them. */
    private static String notice(String action, String messageId, String headersType) {
        return """
                From: MAILER-DAEMON@relais.example
                To: retours@portail.example
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                I am sorry.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; relais.example
                Arrival-Date: Mon, 2 Mar 2026 09:15:00 +0100

                Final-Recipient: rfc822; club@exemple.fr
                Action: %s
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 <club@exemple.fr>:
                    Recipient address rejected
                --b
                Content-Type: %s

                From: courrier@port-lerin.example
                Message-ID: %s
                Subject: Votre courrier

                --b--
                """
                .formatted(action, headersType, messageId)
                .replace("\n", "\r\n");
    }

    private static Optional<DeliveryNotice> read(String message) throws Exception {
        return DeliveryNotice.read(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"message/rfc822", "text/rfc822-headers"})
    void whatIsReturnedIsKnownByItsLetterWithTheReason(String type) throws Exception {
        assertThat(read(notice("failed", OURS, type)))
                .contains(new DeliveryNotice(
                        DISPATCH, "port-lerin", true, "550 5.1.1 <club@exemple.fr>: Recipient address rejected"));
    }

    @Test
    void whatIsDeliveredIsKnown() throws Exception {
        assertThat(read(notice("delivered", OURS, "text/rfc822-headers")))
                .hasValueSatisfying(notice -> assertThat(notice.failed()).isFalse());
    }

    @Test
    void aDelayAndWhatIsAboutAnotherMessageTellNothing() throws Exception {
        assertThat(read(notice("delayed", OURS, "text/rfc822-headers"))).isEmpty();
        assertThat(read(notice("failed", "<autre@exemple.fr>", "text/rfc822-headers")))
                .isEmpty();
        assertThat(read("Subject: Bonjour\r\n\r\n" + OURS)).isEmpty();
    }
}
