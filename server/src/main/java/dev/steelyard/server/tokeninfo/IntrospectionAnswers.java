package dev.steelyard.server.tokeninfo;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.clientauth.CallerAuthenticator.Caller;
import dev.steelyard.server.keys.SigningKeys;
import dev.steelyard.server.keys.TokenType;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.Locale;
import java.util.Map;

/**
 * Writes introspection responses as JSON (RFC 7662) or as a signed JWT (RFC 9701). Callers that
 * accept a JWT get one, which they can keep and show. Thread-safe.
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

    Reply of(Request request, Caller caller, Map<String, Object> answer) {
        boolean signed =
                request.headers("accept").stream()
                        .anyMatch(accept -> accept.toLowerCase(Locale.ROOT).contains(JWT));
        return signed ? signed(caller, answer) : Reply.json(200, answer);
    }

    /**
     * Section 5. Without {@code sub} and {@code exp} at the top, so that it can't pass for an
     * access token.
     */
    private Reply signed(Caller caller, Map<String, Object> answer) {
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .audience(audience(caller))
                        .issueTime(Date.from(clock.instant()))
                        .claim("token_introspection", answer)
                        .build();
        var jwt =
                keys.signing(SigningKeys.ACCESS_TOKEN_ALGORITHM)
                        .sign(TokenType.INTROSPECTION, claims);
        return Reply.of(200, JWT, jwt.getBytes(StandardCharsets.US_ASCII));
    }

    private static String audience(Caller caller) {
        return switch (caller) {
            case Caller.Api(var resourceServer) -> resourceServer.identifier();
            case Caller.Client(var client) -> client.client().id().hex();
        };
    }
}
