package dev.steelyard.server.token;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.id.Ids;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.server.ServerSettings;
import dev.steelyard.server.directory.Directory;
import dev.steelyard.server.keys.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Makes access tokens (RFC 9068) and ID tokens (OpenID Connect Core, section 2). Thread-safe. */
public final class Minter {
    /** What a login by password proves ({@code acr}, {@code amr}). */
    public static final String PASSWORD = "pwd";

    private final ServerSettings settings;
    private final SigningKeys keys;
    private final Directory directory;
    private final Ids ids;
    private final String issuer;

    public Minter(ServerSettings settings, SigningKeys keys, Directory directory, Ids ids) {
        this.settings = settings;
        this.keys = keys;
        this.directory = directory;
        this.ids = ids;
        this.issuer = settings.issuer().toString();
    }

    /** An access token of {@code client} for what was proved. No roles: guards know them. */
    String accessToken(Client client, Proof proof, @Nullable Authority authority, Instant now) {
        var principal = proof.principal();
        var user = principal.user();
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .subject(user == null ? client.id().hex() : user.hex())
                        .claim("client_id", client.id().hex())
                        .audience(proof.resourceServer().identifier())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(settings.lifetimes().accessToken())))
                        .jwtID(ids.nextHex())
                        .claim("principal", user == null ? "client" : "user")
                        .claim("seq", directory.applied());
        Id<Application> application = client.application();
        if (application != null) {
            claims.claim("application", application.hex());
        }
        if (authority != null) {
            claims.claim("authority", authority.claim());
        }
        if (!proof.scope().isEmpty()) {
            claims.claim("scope", String.join(" ", proof.scope()));
        }
        var login = proof.login();
        if (login != null) {
            claims.claim("family", login.family().hex())
                    .claim("auth_time", login.authTime().getEpochSecond())
                    .claim("acr", PASSWORD);
            var session = login.session();
            if (session != null) {
                claims.claim("sid", session.hex());
            }
        }
        return keys.signing(SigningKeys.ACCESS_TOKEN_ALGORITHM).signAccessToken(claims.build());
    }

    /** An ID token beside {@code accessToken}, in the client's algorithm. */
    String idToken(Client client, Proof proof, Proof.Login login, String accessToken, Instant now) {
        var user = proof.principal().user();
        if (user == null) {
            throw new IllegalArgumentException("an ID token is about a user");
        }
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .subject(user.hex())
                        .audience(client.id().hex())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(settings.lifetimes().accessToken())))
                        .claim("auth_time", login.authTime().getEpochSecond())
                        .claim("acr", PASSWORD)
                        .claim("amr", new String[] {PASSWORD})
                        .claim("at_hash", halfHash(accessToken));
        if (login.nonce() != null) {
            claims.claim("nonce", login.nonce());
        }
        var session = login.session();
        if (session != null) {
            claims.claim("sid", session.hex());
        }
        return keys.signing(client.settings().idTokenAlgorithm()).signIdToken(claims.build());
    }

    /**
     * {@code at_hash}: OpenID Connect Core, section 3.1.3.6. Each of our algorithms has SHA-256.
     */
    private static String halfHash(String accessToken) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(accessToken.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Arrays.copyOf(digest, digest.length / 2));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
