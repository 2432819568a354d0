package dev.steelyard.server.issuance;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.guard.principal.Confirmation;
import dev.steelyard.server.directory.Directory;
import dev.steelyard.server.keys.SigningKeys;
import dev.steelyard.server.keys.TokenType;
import dev.steelyard.server.settings.ServerSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Issues JWT access tokens (RFC 9068, section 2). Thread-safe. */
public final class AccessTokens {
    private final SigningKeys keys;
    private final Directory directory;
    private final SubjectConverter subjects;
    private final IdGenerator ids;
    private final String issuer;
    private final Duration lifetime;

    public AccessTokens(
            ServerSettings settings,
            SigningKeys keys,
            Directory directory,
            SubjectConverter subjects,
            IdGenerator ids) {
        this.keys = keys;
        this.directory = directory;
        this.subjects = subjects;
        this.ids = ids;
        this.issuer = settings.issuer().toString();
        this.lifetime = settings.lifetimes().accessToken();
    }

    /**
     * A token of {@code client}. Without roles: guards know them.
     *
     * @param authority of staff and management clients; null: none
     * @param bound the key or certificate that the presenter must prove to hold
     */
    public String mint(
            Client client,
            Access access,
            @Nullable Authority authority,
            Confirmation bound,
            Instant now) {
        var user = access.principal().user();
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .subject(user == null ? client.id().hex() : subjects.of(client, user))
                        .claim("client_id", client.id().hex())
                        .audience(access.resourceServer().identifier())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(lifetime)))
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
        if (!access.scope().isEmpty()) {
            claims.claim("scope", String.join(" ", access.scope()));
        }
        var login = access.login();
        if (login != null) {
            claims.claim("family", login.family().hex())
                    .claim("auth_time", login.authentication().time().getEpochSecond())
                    .claim("acr", login.authentication().acr().text());
            var session = login.session();
            if (session != null) {
                claims.claim("sid", session.hex());
            }
        }
        if (!bound.equals(Confirmation.NONE)) {
            claims.claim("cnf", bound.members());
        }
        return keys.signing(SigningKeys.ACCESS_TOKEN_ALGORITHM)
                .sign(TokenType.ACCESS_TOKEN, claims.build());
    }
}
