package dev.steelyard.server.issuance;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.session.LoginMethod;
import dev.steelyard.server.keys.SigningKeys;
import dev.steelyard.server.keys.TokenType;
import dev.steelyard.server.settings.ServerSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** Issues ID tokens (OpenID Connect Core, section 2). Thread-safe. */
public final class IdTokens {
    private final SigningKeys keys;
    private final SubjectConverter subjects;
    private final String issuer;
    private final Duration lifetime;

    public IdTokens(ServerSettings settings, SigningKeys keys, SubjectConverter subjects) {
        this.keys = keys;
        this.subjects = subjects;
        this.issuer = settings.issuer().toString();
        this.lifetime = settings.lifetimes().accessToken();
    }

    /**
     * The ID token beside {@code accessToken}, in the client's algorithm.
     *
     * @param person the claims about the user that were requested one by one
     * @throws IllegalArgumentException where {@code access} is not a user's
     */
    public String mint(
            Client client,
            Access access,
            Map<String, Object> person,
            String accessToken,
            Instant now) {
        var user = access.principal().user();
        var login = access.login();
        if (user == null || login == null) {
            throw new IllegalArgumentException("an ID token is about a user");
        }
        var authentication = login.authentication();
        var algorithm = client.settings().tokens().idTokenAlgorithm();
        var claims = new JWTClaimsSet.Builder();
        person.forEach(claims::claim);
        claims.issuer(issuer)
                .subject(subjects.of(client, user))
                .audience(client.id().hex())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .claim("auth_time", authentication.time().getEpochSecond())
                .claim("acr", authentication.acr().text())
                .claim("amr", List.copyOf(LoginMethod.amr(authentication.methods())))
                .claim("at_hash", halfHash(algorithm, accessToken));
        if (login.nonce() != null) {
            claims.claim("nonce", login.nonce());
        }
        var session = login.session();
        if (session != null) {
            claims.claim("sid", session.hex());
        }
        return keys.signing(algorithm).sign(TokenType.ID_TOKEN, claims.build());
    }

    /**
     * {@code at_hash}: OpenID Connect Core, section 3.1.3.6, "the hash algorithm used in the alg":
     * of Ed25519 that is SHA-512 (RFC 8032, section 5.1), of our others SHA-256.
     */
    private static String halfHash(String algorithm, String accessToken) {
        try {
            var digest =
                    MessageDigest.getInstance(algorithm.equals("Ed25519") ? "SHA-512" : "SHA-256")
                            .digest(accessToken.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Arrays.copyOf(digest, digest.length / 2));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256 and SHA-512", e);
        }
    }
}
