package dev.steelyard.guard.internal.token;

import static dev.steelyard.guard.refusal.ErrorCode.TOKEN_AUDIENCE_MISMATCH;
import static dev.steelyard.guard.refusal.ErrorCode.TOKEN_EXPIRED;
import static dev.steelyard.guard.refusal.ErrorCode.TOKEN_ISSUER_MISMATCH;
import static dev.steelyard.guard.refusal.ErrorCode.TOKEN_MALFORMED;
import static dev.steelyard.guard.refusal.ErrorCode.TOKEN_NOT_YET_VALID;
import static dev.steelyard.guard.refusal.ErrorCode.TOKEN_SIGNATURE_INVALID;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import dev.steelyard.guard.feed.KeySource;
import dev.steelyard.guard.internal.token.VerificationResult.Rejected;
import dev.steelyard.guard.internal.token.VerificationResult.Verified;
import dev.steelyard.guard.principal.AccessToken;
import dev.steelyard.guard.refusal.ErrorCode;
import java.security.Provider;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Verifies the signature and the claims of access tokens (RFC 9068 section 4). Thread-safe. */
public final class TokenVerifier {
    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");
    private static final int MAXIMUM_KID_LENGTH = 128;

    /** The expected issuer and audience, and the maximum clock skew. */
    public record Expected(
            String issuer, String audience, Set<JWSAlgorithm> algorithms, Duration skew) {}

    private final Expected expected;
    private final KeySource keys;
    private final InstantSource clock;
    private final SignatureCheck signature;
    private final TokenCache cache;

    /**
     * @param remembered the cache size for verified tokens; about 1.3 KB for each
     */
    public TokenVerifier(
            Expected expected,
            KeySource keys,
            InstantSource clock,
            @Nullable Provider provider,
            int remembered) {
        this.expected = expected;
        this.keys = keys;
        this.clock = clock;
        this.signature = new SignatureCheck(expected.algorithms(), provider);
        this.cache = new TokenCache(remembered, expected.skew(), clock);
    }

    /**
     * Verifies a token in compact form.
     *
     * @throws dev.steelyard.guard.feed.StateUnavailable if the issuer's keys are not available
     */
    public VerificationResult verify(String token) {
        TokenCache.Seen seen = cache.get(token);
        if (seen != null && seen.key().equals(keys.key(seen.kid()))) return inTime(seen.token());
        return verifyUnseen(token);
    }

    /** The number of cached tokens. */
    long remembered() {
        return cache.size();
    }

    private VerificationResult verifyUnseen(String token) {
        if (token.length() > PresentedToken.MAXIMUM_LENGTH
                || !PresentedToken.COMPACT.matcher(token).matches()) {
            return new Rejected(TOKEN_MALFORMED);
        }
        try {
            return verify(token, JwsParser.parse(token));
        } catch (ParseException e) {
            // Includes alg none, which is no JWS (RFC 7518 section 3.6).
            return new Rejected(TOKEN_MALFORMED);
        }
    }

    private VerificationResult verify(String compact, SignedJWT jwt) throws ParseException {
        ErrorCode fault = headerFault(jwt);
        if (fault != null) return new Rejected(fault);
        // Only the key that the issuer publishes under this id; the sender controls one inside the
        // token (jwk, jku, x5c).
        String kid = jwt.getHeader().getKeyID();
        JWK key = kid == null || kid.length() > MAXIMUM_KID_LENGTH ? null : keys.key(kid);
        if (key == null || !signature.valid(jwt, key)) return new Rejected(TOKEN_SIGNATURE_INVALID);

        Map<String, Object> members = jwt.getPayload().toJSONObject();
        if (members == null) return new Rejected(TOKEN_MALFORMED);
        TokenClaimsReader claims = new TokenClaimsReader(members);
        if (!expected.issuer().equals(claims.text("iss")))
            return new Rejected(TOKEN_ISSUER_MISMATCH);
        if (!expected.audience().equals(claims.audience())) {
            return new Rejected(TOKEN_AUDIENCE_MISMATCH);
        }
        AccessToken token = claims.accessToken();
        Instant notBefore = claims.notBefore();
        if (notBefore != null && notBefore.isAfter(clock.instant().plus(expected.skew()))) {
            return new Rejected(TOKEN_NOT_YET_VALID, token);
        }
        VerificationResult result = inTime(token);
        if (result instanceof Verified) cache.put(compact, new TokenCache.Seen(token, kid, key));
        return result;
    }

    private @Nullable ErrorCode headerFault(SignedJWT jwt) {
        var header = jwt.getHeader();
        // RFC 9068 section 4: "MUST verify that the typ header is at+jwt or application/at+jwt".
        if (header.getType() == null || !isAccessToken(header.getType())) return TOKEN_MALFORMED;
        if (header.getCriticalParams() != null || !header.isBase64URLEncodePayload()) {
            return TOKEN_MALFORMED;
        }
        return signature.allows(header) ? null : TOKEN_SIGNATURE_INVALID;
    }

    private static boolean isAccessToken(JOSEObjectType type) {
        return type.equals(ACCESS_TOKEN) || type.getType().equalsIgnoreCase("application/at+jwt");
    }

    private VerificationResult inTime(AccessToken token) {
        Instant now = clock.instant();
        if (!now.isBefore(token.expires().plus(expected.skew())))
            return new Rejected(TOKEN_EXPIRED, token);
        if (token.issuedAt().isAfter(now.plus(expected.skew()))) {
            return new Rejected(TOKEN_NOT_YET_VALID, token);
        }
        return new Verified(token);
    }
}
