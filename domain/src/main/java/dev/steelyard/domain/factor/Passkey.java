package dev.steelyard.domain.factor;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A passkey of a user: the credential record of Web Authentication Level 3, section 4, without
 * attestation. It was registered with user verification ({@code uvInitialized} is always true).
 *
 * @param name chosen by the user, at most {@link #MAX_NAME} characters
 * @param credentialId chosen by the authenticator; base64url
 * @param publicKey the attested credential data, which contain the public key (section 6.5.1);
 *     base64url
 * @param signCount the authenticator's counter at the last login; 0: it does not count
 * @param backupEligible whether the authenticator's provider can copy it to other devices
 * @param backedUp whether it was copied at the last login
 * @param transports how browsers reach the authenticator, such as {@code internal}
 * @param lastUsed null: never since its registration
 */
public record Passkey(
        Id<Passkey> id,
        Id<User> user,
        String name,
        String credentialId,
        String publicKey,
        long signCount,
        boolean backupEligible,
        boolean backedUp,
        Set<String> transports,
        Instant created,
        @Nullable Instant lastUsed) {
    /** The greatest number of passkeys of a user. */
    public static final int MOST = 20;

    /** In characters. */
    public static final int MAX_NAME = 60;

    public Passkey {
        transports = Set.copyOf(transports);
    }

    /** Whether it is part of the device, such as a telephone, rather than a key to plug in. */
    public boolean isPlatform() {
        return transports.contains("internal") || transports.contains("hybrid");
    }

    @Override
    public String toString() {
        return "Passkey[" + id + "]";
    }
}
