package dev.steelyard.server.logout;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.session.LogoutDelivery;
import dev.steelyard.server.issuance.SubjectConverter;
import dev.steelyard.server.keys.SigningKeys;
import dev.steelyard.server.keys.TokenType;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/** Issues logout tokens (Back-Channel Logout, section 2.4). Thread-safe. */
final class LogoutTokens {
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    /** Section 4: "preferably at most two minutes in the future". */
    private static final Duration LIFETIME = Duration.ofMinutes(2);

    private final SigningKeys keys;
    private final SubjectConverter subjects;
    private final String issuer;
    private final IdGenerator ids;

    LogoutTokens(SigningKeys keys, SubjectConverter subjects, String issuer, IdGenerator ids) {
        this.keys = keys;
        this.subjects = subjects;
        this.issuer = issuer;
        this.ids = ids;
    }

    /** A token for one attempt, in the algorithm of the client's ID tokens. Never with a nonce. */
    String mint(Client client, LogoutDelivery delivery, Instant now) {
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .audience(client.id().hex())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFETIME)))
                        .jwtID(ids.next().hex())
                        .subject(subjects.of(client, delivery.user()))
                        .claim("sid", delivery.sid().hex())
                        .claim("events", Map.of(EVENT, Map.of()))
                        .build();
        return keys.signing(client.settings().tokens().idTokenAlgorithm())
                .sign(TokenType.LOGOUT_TOKEN, claims);
    }
}
