package dev.steelyard.server.passkey;

import java.util.Set;

/**
 * What an authenticator told of a passkey that it just created, verified. {@code Passkey} describes
 * the components.
 */
record NewCredential(
        String credentialId,
        String publicKey,
        long signCount,
        boolean backupEligible,
        boolean backedUp,
        Set<String> transports) {
    NewCredential {
        transports = Set.copyOf(transports);
    }
}
