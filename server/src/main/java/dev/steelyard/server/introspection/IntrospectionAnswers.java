package dev.steelyard.server.introspection;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.clientauth.Askers.Asker;
import dev.steelyard.server.keys.SigningKeys;
import dev.steelyard.server.keys.TokenType;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.Locale;
import java.util.Map;

/**
 * Answers of introspection: JSON, or a JWT for whoever accepts that, which it can keep and show
 * (RFC 9701). Thread-safe.
 */
final class IntrospectionAnswers {
    private static final String JWT = "application/token-introspection+jwt";

    private final SigningKeys keys;
    private final String issuer;
    private final InstantSource clock;

    IntrospectionAnswers(SigningKeys keys, String issuer, InstantSource clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.clock = clock;
    }

    Reply of(Request request, Asker asker, Map<String, Object> answer) {
        boolean signed =
                request.headers("accept").stream()
                        .anyMatch(accept -> accept.toLowerCase(Locale.ROOT).contains(JWT));
        return signed ? signed(asker, answer) : Reply.json(200, answer);
    }

    /**
     * Section 5. Neither {@code sub} nor {@code exp} at the top, so that nobody takes it for an
     * access token.
     */
    private Reply signed(Asker asker, Map<String, Object> answer) {
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .audience(audience(asker))
                        .issueTime(Date.from(clock.instant()))
                        .claim("token_introspection", answer)
                        .build();
        var jwt =
                keys.signing(SigningKeys.ACCESS_TOKEN_ALGORITHM)
                        .sign(TokenType.INTROSPECTION, claims);
        return Reply.of(200, JWT, jwt.getBytes(StandardCharsets.US_ASCII));
    }

    private static String audience(Asker asker) {
        return switch (asker) {
            case Asker.Api(var resourceServer) -> resourceServer.identifier();
            case Asker.Client(var client) -> client.client().id().hex();
        };
    }
}
