package dev.steelyard.domain.client;

import java.util.List;

/**
 * What the protocol may do with a client; {@link #safe} is the default.
 *
 * @param requirePkce false only by the operator, only for a confidential client
 * @param skipConsent true only for the operator's own clients, never for {@code offline_access}
 * @param rotateRefreshTokens for confidential clients; public ones always rotate
 * @param idTokenOnRefresh whether a refresh answers an ID token too
 * @param idTokenAlgorithm one of {@link #ID_TOKEN_ALGORITHMS}
 * @param logout how it learns that a login has ended
 * @param authentication how it proves itself
 * @param requests how it asks for authorization
 */
public record ClientSettings(
        boolean requirePkce,
        boolean skipConsent,
        boolean rotateRefreshTokens,
        boolean idTokenOnRefresh,
        String idTokenAlgorithm,
        LogoutChannels logout,
        ClientAuthentication authentication,
        ClientRequests requests) {
    /**
     * OpenID Connect Core, section 3.1.3.7; {@code none} is not among them. There is a signing key
     * for each (RFC 7517, section 4.4: a key is for one algorithm).
     */
    public static final List<String> ID_TOKEN_ALGORITHMS =
            List.of("RS256", "ES256", "PS256", "Ed25519");

    /** Of a confidential client. */
    public static final ClientSettings SAFE =
            new ClientSettings(
                    true,
                    false,
                    false,
                    false,
                    "RS256",
                    LogoutChannels.NONE,
                    ClientAuthentication.SECRET,
                    ClientRequests.PLAIN);

    /** Of a client of that type. */
    public static ClientSettings safe(ClientType type) {
        return switch (type) {
            case CONFIDENTIAL -> SAFE;
            case PUBLIC -> SAFE.with(ClientAuthentication.NONE);
        };
    }

    public ClientSettings with(LogoutChannels other) {
        return new ClientSettings(
                requirePkce,
                skipConsent,
                rotateRefreshTokens,
                idTokenOnRefresh,
                idTokenAlgorithm,
                other,
                authentication,
                requests);
    }

    public ClientSettings with(ClientAuthentication other) {
        return new ClientSettings(
                requirePkce,
                skipConsent,
                rotateRefreshTokens,
                idTokenOnRefresh,
                idTokenAlgorithm,
                logout,
                other,
                requests);
    }

    public ClientSettings with(ClientRequests other) {
        return new ClientSettings(
                requirePkce,
                skipConsent,
                rotateRefreshTokens,
                idTokenOnRefresh,
                idTokenAlgorithm,
                logout,
                authentication,
                other);
    }
}
