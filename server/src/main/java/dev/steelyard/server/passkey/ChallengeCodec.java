package dev.steelyard.server.passkey;

import dev.steelyard.server.keys.HmacCalculator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Creates challenges, and seals them to one browser's form, so that the server stores none before
 * it is answered. Thread-safe.
 */
final class ChallengeCodec {
    /** As long as a user may take for the pages of an authorization request. */
    static final Duration LIFETIME = Duration.ofMinutes(30);

    private static final int RANDOM_BYTES = 32;
    private static final Pattern FORM =
            Pattern.compile(
                    "(?<value>[A-Za-z0-9_-]{43})\\.(?<expires>\\d{1,15})\\.(?<seal>[A-Za-z0-9_-]{43})");

    private final HmacCalculator seal;
    private final SecureRandom random;
    private final InstantSource clock;

    ChallengeCodec(HmacCalculator seal, SecureRandom random, InstantSource clock) {
        this.seal = seal;
        this.random = random;
        this.clock = clock;
    }

    Challenge fresh() {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new Challenge(
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                clock.instant().plus(LIFETIME));
    }

    /**
     * @param purpose for which an answer is accepted
     * @param form the form token, which belongs to one browser in one session
     */
    String seal(Challenge challenge, String purpose, String form) {
        var expires = Long.toString(challenge.expires().toEpochMilli());
        return challenge.value()
                + "."
                + expires
                + "."
                + seal.of(purpose, form, challenge.value(), expires);
    }

    /** The challenge that was sealed for the same purpose and form, unless it has expired. */
    Optional<Challenge> open(String sealed, String purpose, String form) {
        var parts = FORM.matcher(sealed);
        if (!parts.matches()
                || !seal.matches(
                        parts.group("seal"),
                        purpose,
                        form,
                        parts.group("value"),
                        parts.group("expires"))) {
            return Optional.empty();
        }
        var expires = Instant.ofEpochMilli(Long.parseLong(parts.group("expires")));
        return Optional.of(new Challenge(parts.group("value"), expires))
                .filter(challenge -> clock.instant().isBefore(challenge.expires()));
    }
}
