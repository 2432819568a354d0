package dev.steelyard.cli.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key that tokens are bound to, and the proofs that the command line holds it (DPoP, RFC 9449).
 * Secret. Thread-safe.
 */
public final class ProofKey {
    private static final JOSEObjectType TYPE = new JOSEObjectType("dpop+jwt");

    private final ECKey key;
    private final InstantSource clock;

    private ProofKey(ECKey key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
    }

    public static ProofKey generate(InstantSource clock) {
        try {
            return new ProofKey(new ECKeyGenerator(Curve.P_256).generate(), clock);
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java generates keys of P-256", e);
        }
    }

    /**
     * Parses the text of {@link #reveal}.
     *
     * @throws ClientFailure it is no private key of P-256; the message has nothing of it
     */
    public static ProofKey parse(String jwk, InstantSource clock) {
        try {
            var key = ECKey.parse(jwk);
            if (key.isPrivate() && key.getCurve().equals(Curve.P_256)) {
                return new ProofKey(key, clock);
            }
        } catch (ParseException | IllegalArgumentException e) {
            // Continues without the cause: a parser quotes its input.
        }
        throw new ClientFailure("the key of the login can't be read: `steelyard login` again");
    }

    /** The private key as a JWK. */
    public String reveal() {
        return key.toJSONString();
    }

    /** The SHA-256 thumbprint of the key (RFC 7638), {@code jkt}. */
    public String thumbprint() {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * A proof for one request (section 4.2), to be sent once.
     *
     * @param token the access token that is sent with it; null: none
     * @param nonce the nonce that the server asked for (section 8); null: none
     */
    public String proof(String method, URI uri, @Nullable String token, @Nullable String nonce) {
        var claims =
                new JWTClaimsSet.Builder()
                        .jwtID(UUID.randomUUID().toString())
                        .claim("htm", method)
                        .claim("htu", target(uri))
                        .issueTime(Date.from(clock.instant()));
        if (token != null) {
            claims.claim("ath", hash(token));
        }
        if (nonce != null) {
            claims.claim("nonce", nonce);
        }
        var header =
                new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).jwk(key.toPublicJWK()).build();
        var proof = new SignedJWT(header, claims.build());
        try {
            proof.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java signs by ES256", e);
        }
        return proof.serialize();
    }

    /** Section 4.2: {@code htu} is "without query and fragment parts". */
    private static String target(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }

    private static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest.digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "ProofKey[" + thumbprint() + "]";
    }
}
