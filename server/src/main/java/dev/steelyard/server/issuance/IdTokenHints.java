package dev.steelyard.server.issuance;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.user.User;
import dev.steelyard.guard.internal.token.JwsParser;
import dev.steelyard.server.keys.Ed25519;
import dev.steelyard.server.keys.SigningKeys;
import dev.steelyard.server.settings.ServerSettings;
import java.text.ParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verifies and reads the ID tokens that clients send back as {@code id_token_hint} (OpenID Connect
 * Core, section 3.1.2.1, and RP-Initiated Logout, section 2). They name a user and prove nothing;
 * expired ones are accepted. Thread-safe.
 */
public final class IdTokenHints {
    private static final int LONGEST = 4096;

    private final SigningKeys keys;
    private final SubjectConverter subjects;
    private final String issuer;

    public IdTokenHints(SigningKeys keys, SubjectConverter subjects, ServerSettings settings) {
        this.keys = keys;
        this.subjects = subjects;
        this.issuer = settings.issuer().toString();
    }

    /** The user of an ID token, and the client and session that it was issued for. */
    public record Hint(Id<User> user, Id<Client> client, @Nullable Id<Session> session) {}

    /** The content of {@code text}, if it is an ID token that this server signed. */
    public Optional<Hint> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var jwt = JwsParser.parse(text);
            return signedByUs(jwt) ? hint(jwt) : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    private boolean signedByUs(SignedJWT jwt) throws JOSEException {
        var header = jwt.getHeader();
        // An access token is no ID token, although a key may sign both.
        var type = header.getType();
        if ((type != null && !type.equals(JOSEObjectType.JWT)) || header.getKeyID() == null) {
            return false;
        }
        var key = keys.published(header.getKeyID());
        return key != null
                && key.getAlgorithm().equals(header.getAlgorithm())
                && jwt.verify(verifier(key));
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return switch (key) {
            case ECKey ec -> new ECDSAVerifier(ec);
            case RSAKey rsa -> new RSASSAVerifier(rsa);
            case OctetKeyPair pair -> Ed25519.verifier(pair);
            default -> throw new JOSEException("no key of ours: " + key.getKeyType());
        };
    }

    private Optional<Hint> hint(SignedJWT jwt) throws ParseException {
        var claims = jwt.getJWTClaimsSet();
        if (!issuer.equals(claims.getIssuer()) || claims.getAudience().size() != 1) {
            return Optional.empty();
        }
        var client = Id.<Client>parse(claims.getAudience().getFirst());
        var user = client.flatMap(id -> subjects.signed(id, String.valueOf(claims.getSubject())));
        var session = Optional.ofNullable(claims.getStringClaim("sid")).flatMap(Id::<Session>parse);
        return user.isPresent() && client.isPresent()
                ? Optional.of(new Hint(user.get(), client.get(), session.orElse(null)))
                : Optional.empty();
    }
}
