package dev.steelyard.server.tokeninfo;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.steelyard.domain.client.Client;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.server.clientauth.ClientAuthenticator;
import dev.steelyard.server.issuance.IssuedTokenVerifier.Issued;
import dev.steelyard.server.keys.SigningKeys;
import dev.steelyard.server.keys.TokenType;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Writes userinfo responses as JSON, or as a signed JWT where the client is configured so. OpenID
 * Connect Core, section 5.3.2: "If signed, the UserInfo Response MUST contain the Claims iss … and
 * aud". Thread-safe.
 */
final class UserinfoAnswers {
    private final ClientAuthenticator clients;
    private final SigningKeys keys;
    private final String issuer;

    UserinfoAnswers(ClientAuthenticator clients, SigningKeys keys, String issuer) {
        this.clients = clients;
        this.keys = keys;
        this.issuer = issuer;
    }

    Reply of(Issued issued, Map<String, Object> claims) {
        var client = issued.principal().client().hex();
        return clients.identify(client)
                .map(Client::settings)
                .flatMap(settings -> settings.tokens().userinfo())
                .map(algorithm -> signed(algorithm, client, claims))
                .orElseGet(() -> Reply.json(200, claims));
    }

    private Reply signed(String algorithm, String client, Map<String, Object> claims) {
        var set = new JWTClaimsSet.Builder();
        claims.forEach(set::claim);
        set.issuer(issuer).audience(client);
        var jwt = keys.signing(algorithm).sign(TokenType.USERINFO, set.build());
        return Reply.of(200, "application/jwt", jwt.getBytes(StandardCharsets.US_ASCII));
    }
}
