package org.vaguemestre.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void aFollowerIsUpToDateWhenItHasFollowedEverything() {
        assertThat(new Followers.Progress(0, 0).upToDate()).isTrue();
        assertThat(new Followers.Progress(7, 7).upToDate()).isTrue();
        assertThat(new Followers.Progress(6, 7).upToDate()).isFalse();
    }
}
