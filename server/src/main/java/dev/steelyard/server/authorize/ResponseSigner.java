package dev.steelyard.server.authorize;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.steelyard.domain.client.Client;
import dev.steelyard.server.keys.SigningKeys;
import dev.steelyard.server.keys.TokenType;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;

/**
 * Signs authorization responses as JWTs where the response mode asks for it, such as {@code
 * query.jwt} (JARM, section 2.1). Thread-safe.
 */
final class ResponseSigner {
    /** Section 2.1: "A maximum JWT lifetime of 10 minutes is RECOMMENDED." */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final SigningKeys keys;
    private final Duration lifetime;
    private final InstantSource clock;

    /**
     * @param lifetime that of codes: a response is of no use for longer than the code in it
     */
    ResponseSigner(SigningKeys keys, Duration lifetime, InstantSource clock) {
        this.keys = keys;
        this.lifetime = lifetime.compareTo(LONGEST) < 0 ? lifetime : LONGEST;
        this.clock = clock;
    }

    /**
     * The one parameter that replaces all of {@code response}.
     *
     * @param response with {@code iss}
     */
    Map<String, String> of(Client client, Map<String, String> response) {
        var claims = new JWTClaimsSet.Builder();
        response.forEach(claims::claim);
        claims.audience(client.id().hex())
                .expirationTime(Date.from(clock.instant().plus(lifetime)));
        var jwt =
                keys.signing(client.settings().tokens().authorizationAlgorithm())
                        .sign(TokenType.AUTHORIZATION_RESPONSE, claims.build());
        return Map.of("response", jwt);
    }
}
