package dev.steelyard.domain.client;

/**
 * What the protocol may do with a client; {@link #SAFE} is the default.
 *
 * @param requirePkce false only by the operator, only for a confidential client
 * @param skipConsent true only for the operator's own clients, never for {@code offline_access}
 * @param rotateRefreshTokens for confidential clients; public ones always rotate
 * @param idTokenOnRefresh whether a refresh answers an ID token too
 * @param idTokenAlgorithm a JWS algorithm: RS256, ES256, PS256 or Ed25519
 */
public record ClientSettings(
        boolean requirePkce,
        boolean skipConsent,
        boolean rotateRefreshTokens,
        boolean idTokenOnRefresh,
        String idTokenAlgorithm) {
    public static final ClientSettings SAFE =
            new ClientSettings(true, false, false, false, "RS256");
}
