package dev.steelyard.e2e;

import dev.steelyard.e2e.client.Caller;
import dev.steelyard.e2e.client.RefusalCheck;
import dev.steelyard.e2e.job.CheckContext;
import dev.steelyard.e2e.step.Steps;
import java.time.Duration;
import java.time.Instant;

/**
 * An access token with a lifetime of one second, which the API must refuse after its expiry. The
 * check comes after the other steps, so that the clock skew that the guard allows has passed too.
 *
 * @param expires when it does so at the guard
 */
record ExpiringToken(Caller caller, Instant expires) {

    void check(CheckContext scene) {
        scene.steps()
                .see(
                        "an expired token, made at the start for 1 s (the guard grants 30 s more)",
                        () -> {
                            var wait = Duration.between(Instant.now(), expires);
                            if (wait.isPositive()) {
                                Steps.pause(wait.toMillis());
                            }
                            var answer = scene.api().documents(scene.application(), caller);
                            return RefusalCheck.token(answer, "token_expired");
                        });
    }

    @Override
    public String toString() {
        return "Expiring[" + expires + "]";
    }
}
