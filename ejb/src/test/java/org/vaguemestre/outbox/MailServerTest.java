package org.vaguemestre.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import org.junit.jupiter.api.Test;

class MailServerTest {
    @Test
    void aServerThatWantsItLaterIsAskedAgain() {
        MessagingException whole = new MessagingException("Invalid Addresses");
        whole.setNextException(new MessagingException("450 4.2.0 Greylisted, try again later\n"));
        assertThat(MailServer.isForNow(whole)).isTrue();
    }

    @Test
    void aRefusedAddressIsRefusedForGood() {
        MessagingException whole = new MessagingException("Invalid Addresses");
        whole.setNextException(new MessagingException("550 5.1.1 User unknown"));
        assertThat(MailServer.isForNow(whole)).isFalse();
    }
}
