package dev.steelyard.server.keys;

import dev.steelyard.domain.link.RescueLink;
import dev.steelyard.domain.user.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Makes and opens rescue links under the master key, without the store. Only who can read the
 * master key can make one. Thread-safe.
 */
public final class RescueLinks {
    /** How long a link works. */
    public static final Duration LIFE = Duration.ofHours(1);

    /** As that of secrets, so that scanners find it. */
    private static final String PREFIX = "sy_rl_";

    private static final byte[] LABEL = "rescue link".getBytes(StandardCharsets.UTF_8);
    private static final int NONCE = 16;
    private static final int LONGEST = 2_000;

    private final MasterKey master;

    public RescueLinks(MasterKey master) {
        this.master = master;
    }

    /** The secret of a new link for the operator with that address. */
    public String make(EmailAddress operator, Instant now) {
        var nonce = new byte[NONCE];
        master.random().nextBytes(nonce);
        var plain =
                now.plus(LIFE).toEpochMilli()
                        + "\n"
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(nonce)
                        + "\n"
                        + operator.written();
        return PREFIX
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(master.seal(plain.getBytes(StandardCharsets.UTF_8), LABEL));
    }

    /** The link of {@code secret}, expired or not; empty: this server did not make it. */
    public Optional<RescueLink> open(String secret) {
        if (!secret.startsWith(PREFIX) || secret.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var sealed = Base64.getUrlDecoder().decode(secret.substring(PREFIX.length()));
            var parts =
                    new String(master.open(sealed, LABEL), StandardCharsets.UTF_8).split("\n", 3);
            return Optional.of(
                    new RescueLink(
                            new EmailAddress(parts[2]),
                            parts[1],
                            Instant.ofEpochMilli(Long.parseLong(parts[0]))));
        } catch (IllegalArgumentException | MasterKey.WrongMasterKey e) {
            return Optional.empty();
        }
    }
}
