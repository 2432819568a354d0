package dev.steelyard.server.authorize.source;

import dev.steelyard.domain.client.Client;
import dev.steelyard.server.keys.HmacCalculator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Encodes and decodes a proof, carried by the browser, that a request object or a pushed request
 * was valid on arrival, so that the request may expire while the user logs in. An HMAC binds the
 * proof to one client and one object. Thread-safe.
 */
public final class ValidatedRequestCodec {
    /** How long a user may take for all pages of a request. */
    public static final Duration LONGEST = Duration.ofMinutes(30);

    /** This server's own parameter. */
    public static final String FIELD = "accepted";

    private static final Pattern FORM =
            Pattern.compile("(?<at>\\d{1,15})\\.(?<else>o?)\\.(?<seal>[A-Za-z0-9_-]{43})");

    private final HmacCalculator seal;
    private final InstantSource clock;

    /**
     * @param seal for this purpose alone
     */
    public ValidatedRequestCodec(HmacCalculator seal, InstantSource clock) {
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * @param somebodyElse whether the user wants to log in to another account
     * @param isNew whether it begins now
     */
    record Acceptance(Instant at, boolean somebodyElse, boolean isNew) {}

    /** The acceptance of {@code object} in {@code text}; where none verifies, a new one. */
    Acceptance open(Optional<String> text, Client client, String object) {
        var now = clock.instant();
        return text.flatMap(carried -> verified(carried, client, object))
                .filter(found -> !now.isBefore(found.at()))
                .filter(found -> now.isBefore(found.at().plus(LONGEST)))
                .orElseGet(() -> new Acceptance(now, false, true));
    }

    private Optional<Acceptance> verified(String carried, Client client, String object) {
        var form = FORM.matcher(carried);
        if (!form.matches()
                || !seal.matches(
                        form.group("seal"),
                        client.id().hex(),
                        object,
                        form.group("at"),
                        form.group("else"))) {
            return Optional.empty();
        }
        return Optional.of(
                new Acceptance(
                        Instant.ofEpochMilli(Long.parseLong(form.group("at"))),
                        !form.group("else").isEmpty(),
                        false));
    }

    String carry(Acceptance acceptance, Client client, String object) {
        var at = String.valueOf(acceptance.at().toEpochMilli());
        var somebodyElse = acceptance.somebodyElse() ? "o" : "";
        return at + "." + somebodyElse + "." + seal.of(client.id().hex(), object, at, somebodyElse);
    }
}
