package dev.steelyard.guard.internal.possession;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import dev.steelyard.guard.internal.token.JwsParser;
import dev.steelyard.guard.internal.token.Sha256;
import dev.steelyard.guard.refusal.Challenge;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Verifies DPoP proofs by the checks of RFC 9449 section 4.3, except nonces and replays. The caller
 * checks these: see {@link ProofReplayCache}. Thread-safe.
 */
public final class DpopVerifier {
    /** Asymmetric algorithms that every client supports. */
    public static final List<String> ALGORITHMS = List.of(Challenge.DPOP_ALGORITHMS.split(" "));

    /**
     * The maximum age of a proof, plus the clock skew: a client makes a new one for each request.
     */
    public static final Duration MAXIMUM_AGE = Duration.ofSeconds(60);

    private static final JOSEObjectType TYPE = new JOSEObjectType("dpop+jwt");
    private static final int MAXIMUM_LENGTH = 4_096;
    private static final int MAXIMUM_JTI_LENGTH = 256;
    private static final int MINIMUM_RSA_BITS = 2_048;
    private static final int MAXIMUM_RSA_BITS = 4_096;

    private final InstantSource clock;
    private final Duration skew;
    private final @Nullable Provider provider;

    /**
     * @param skew the maximum difference between the client's clock and this
     * @param provider the provider that verifies signatures; null: the JDK
     */
    public DpopVerifier(InstantSource clock, Duration skew, @Nullable Provider provider) {
        this.clock = clock;
        this.skew = skew;
        this.provider = provider;
    }

    /**
     * Verifies the proof of a request.
     *
     * @param headers every value of the header DPoP; exactly one is valid
     * @param accessToken the token of the proof ({@code ath}); null at a token endpoint
     */
    public DpopProofResult verify(
            List<String> headers,
            String method,
            RequestTarget target,
            @Nullable String accessToken) {
        // 1. "There is not more than one DPoP HTTP request header field."
        if (headers.size() != 1) {
            return new DpopProofResult.Bad(
                    headers.isEmpty()
                            ? "Send a DPoP proof in the header DPoP."
                            : "Send one DPoP proof, not several.");
        }
        String proof = headers.getFirst();
        // 2. "a single and well-formed JWT"
        if (proof.length() > MAXIMUM_LENGTH) return malformed();
        try {
            SignedJWT jwt = JwsParser.parse(proof);
            JWK key = jwt.getHeader().getJWK();
            String fault = headerFault(jwt.getHeader(), key);
            if (fault != null) return new DpopProofResult.Bad(fault);
            // 6. "The JWT signature verifies with the public key contained in the jwk"
            if (key == null || !signed(jwt, key)) {
                return new DpopProofResult.Bad("The signature of the DPoP proof does not verify.");
            }
            Map<String, Object> claims = jwt.getPayload().toJSONObject();
            return claims == null
                    ? malformed()
                    : claims(claims, jwt.getHeader(), key, method, target, accessToken);
        } catch (ParseException | JOSEException e) {
            return malformed();
        }
    }

    private static DpopProofResult malformed() {
        return new DpopProofResult.Bad(
                "The DPoP proof is not a signed JWT of the form that is needed.");
    }

    /** Checks 4, 5 and 7: type, algorithm, a key that is public and not weak. */
    private static @Nullable String headerFault(JWSHeader header, @Nullable JWK key) {
        if (!TYPE.equals(header.getType())) return "The typ of a DPoP proof is dpop+jwt.";
        if (header.getCriticalParams() != null || !header.isBase64URLEncodePayload()) {
            return "The header of the DPoP proof demands what is not understood.";
        }
        if (!ALGORITHMS.contains(header.getAlgorithm().getName())) {
            return "Sign the DPoP proof with ES256, PS256 or RS256.";
        }
        if (key == null || key.isPrivate()) return "The DPoP proof needs its public key in jwk.";
        return switch (key) {
            case ECKey ec when ec.getCurve().equals(Curve.P_256) -> null;
            case RSAKey rsa when strong(rsa) -> null;
            default -> "The key of a DPoP proof is of P-256, or RSA with 2048 to 4096 bits.";
        };
    }

    private static boolean strong(RSAKey key) {
        // Bounded: the sender chooses how long a verification takes.
        int exponent = key.getPublicExponent().decodeToBigInteger().bitLength();
        return key.size() >= MINIMUM_RSA_BITS && key.size() <= MAXIMUM_RSA_BITS && exponent <= 32;
    }

    private boolean signed(SignedJWT jwt, JWK key) throws JOSEException {
        JWSAlgorithm algorithm = jwt.getHeader().getAlgorithm();
        if (JWSAlgorithm.Family.EC.contains(algorithm) != key instanceof ECKey) return false;
        JWSVerifier verifier =
                key instanceof ECKey ec
                        ? new ECDSAVerifier(ec.toECPublicKey())
                        : new RSASSAVerifier(key.toRSAKey().toRSAPublicKey());
        if (provider != null) verifier.getJCAContext().setProvider(provider);
        return jwt.verify(verifier);
    }

    private DpopProofResult claims(
            Map<String, Object> claims,
            JWSHeader header,
            JWK key,
            String method,
            RequestTarget target,
            @Nullable String accessToken)
            throws JOSEException {
        // 3. "All required claims ... are contained in the JWT."
        if (!(claims.get("jti") instanceof String jti)
                || jti.isEmpty()
                || jti.length() > MAXIMUM_JTI_LENGTH
                || !(claims.get("htm") instanceof String htm)
                || !(claims.get("htu") instanceof String htu)
                || !(claims.get("iat") instanceof Number iat)) {
            return new DpopProofResult.Bad("A DPoP proof needs jti, htm, htu and iat.");
        }
        // 8. and 9. made for this request
        if (!htm.equals(method))
            return new DpopProofResult.Bad("The DPoP proof is for another method.");
        if (!target.named(htu))
            return new DpopProofResult.Bad("The DPoP proof is for another address.");
        // 11. "within an acceptable timeframe"
        Instant now = clock.instant();
        Instant issued = Instant.ofEpochSecond(Math.clamp(iat.longValue(), 0, 1L << 40));
        if (issued.isAfter(now.plus(skew)) || issued.isBefore(now.minus(skew).minus(MAXIMUM_AGE))) {
            return new DpopProofResult.Bad("The DPoP proof is too old, or of a time to come.");
        }
        // 12. "the ath claim equals the hash of that access token", which the sender knows: no need
        // for constant time
        if (accessToken != null
                && !Sha256.of(accessToken.getBytes(StandardCharsets.UTF_8))
                        .equals(claims.get("ath"))) {
            return new DpopProofResult.Bad(
                    "The ath of the DPoP proof is not that of the access token.");
        }
        Object nonce = claims.get("nonce");
        if (nonce != null && !(nonce instanceof String)) return malformed();
        return new DpopProofResult.Good(
                key.computeThumbprint().toString(),
                jti,
                header.getAlgorithm().getName(),
                (String) nonce);
    }
}
