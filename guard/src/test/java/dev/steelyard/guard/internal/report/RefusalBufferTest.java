package dev.steelyard.guard.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.guard.feed.RefusedCall;
import dev.steelyard.guard.principal.PrincipalRef;
import dev.steelyard.guard.refusal.ErrorCode;
import dev.steelyard.testkit.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is kept of refusals until it is reported. */
class RefusalBufferTest {
    private final MovableClock clock = new MovableClock();
    private final RefusalBuffer refusals = new RefusalBuffer(50, 20, clock::nanoTime);

    private void refuse(String client, String reference) {
        PrincipalRef principal = new PrincipalRef(client, null);
        refusals.add(
                new RefusedCall(
                        reference,
                        clock.instant(),
                        principal,
                        ErrorCode.API_KEY_MISSING,
                        "GET",
                        null,
                        null),
                principal);
    }

    private int takeAll() {
        int taken = 0;
        while (refusals.take() != null) taken++;
        return taken;
    }

    @Test
    void oneThatIsRefusedAllTheTime_leavesRoomForOthers() {
        for (int i = 0; i < 500; i++) refuse("noisy", "n" + i);
        refuse("quiet", "q");

        assertThat(refusals.dropped()).isEqualTo(480);
        assertThat(takeAll()).isEqualTo(21);
    }

    @Test
    void nextMinute_itIsHeardAgain_notBefore() {
        for (int i = 0; i < 20; i++) refuse("noisy", "n" + i);
        takeAll();
        clock.move(Duration.ofSeconds(59));
        refuse("noisy", "too early");
        assertThat(takeAll()).isZero();

        clock.move(Duration.ofSeconds(1));
        refuse("noisy", "heard");
        assertThat(takeAll()).isOne();
        assertThat(refusals.dropped()).isOne();
    }

    @Test
    void full_whatComesIsDropped_whoeverItIs() {
        for (int i = 0; i < 60; i++) refuse("c" + i, "r" + i);

        assertThat(refusals.dropped()).isEqualTo(10);
        assertThat(takeAll()).isEqualTo(50);
    }
}
