package dev.steelyard.server.account;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.server.browser.FormGuard;
import dev.steelyard.server.keys.HmacCalculator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Carries the client through which a user was invited in the address of the page that says so, so
 * that the server stores nothing. An HMAC binds it to the browser that accepted the invitation:
 * else a link could send users to any client in the issuer's name. Thread-safe.
 */
final class InvitedClientCodec {
    private static final Duration LIFE = Duration.ofMinutes(10);

    private static final Pattern FORM =
            Pattern.compile(
                    "(?<client>[0-9a-f]{24})\\.(?<until>\\d{1,15})\\.(?<seal>[A-Za-z0-9_-]{43})");

    private final HmacCalculator seal;
    private final InstantSource clock;

    InvitedClientCodec(HmacCalculator seal, InstantSource clock) {
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * {@code client} in the text of an address.
     *
     * @param browser the token of its forms
     */
    String of(Id<Client> client, FormGuard.Token browser) {
        var until = Long.toString(clock.instant().plus(LIFE).toEpochMilli());
        return String.join(".", client.hex(), until, seal.of(browser.field(), client.hex(), until));
    }

    /** The client in {@code text}; empty: it was altered, is old, or belongs to another browser. */
    Optional<Id<Client>> open(String text, FormGuard.Token browser) {
        var form = FORM.matcher(text);
        if (!form.matches()
                || !seal.matches(
                        form.group("seal"),
                        browser.field(),
                        form.group("client"),
                        form.group("until"))) {
            return Optional.empty();
        }
        var until = Instant.ofEpochMilli(Long.parseLong(form.group("until")));
        return clock.instant().isBefore(until)
                ? Optional.of(new Id<>(form.group("client")))
                : Optional.empty();
    }
}
