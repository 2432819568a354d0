package dev.steelyard.domain.client.metadata;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A client's settings for refresh token rotation, signing algorithms and the binding of tokens to a
 * key or certificate. {@link #DEFAULT} is the default.
 *
 * @param rotateRefreshTokens for confidential clients; public ones always rotate
 * @param idTokenOnRefresh whether a refresh response has an ID token too
 * @param idTokenAlgorithm one of {@link #ALGORITHMS}
 * @param userinfoAlgorithm one of {@link #ALGORITHMS}, for userinfo responses as a JWT (OpenID
 *     Connect Core, section 5.3.2); null: as JSON
 * @param authorizationAlgorithm one of {@link #ALGORITHMS}, for signed authorization responses,
 *     where a request asks for a JWT (JARM, section 3)
 * @param dpopBound whether all its tokens are bound to a key (RFC 9449, section 5.2)
 * @param certificateBound whether all its tokens are bound to its certificate (RFC 8705, section
 *     3.4)
 */
public record ClientTokenSettings(
        boolean rotateRefreshTokens,
        boolean idTokenOnRefresh,
        String idTokenAlgorithm,
        @Nullable String userinfoAlgorithm,
        String authorizationAlgorithm,
        boolean dpopBound,
        boolean certificateBound) {
    /**
     * OpenID Connect Core, section 3.1.3.7; {@code none} is not among them. There is a signing key
     * for each (RFC 7517, section 4.4: a key is for one algorithm).
     */
    public static final List<String> ALGORITHMS = List.of("RS256", "ES256", "PS256", "Ed25519");

    public static final ClientTokenSettings DEFAULT =
            new ClientTokenSettings(false, false, "RS256", null, "RS256", false, false);

    /** {@link #userinfoAlgorithm}, if there is one. */
    public Optional<String> userinfo() {
        return Optional.ofNullable(userinfoAlgorithm);
    }
}
