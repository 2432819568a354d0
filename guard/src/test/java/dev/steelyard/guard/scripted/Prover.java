package dev.steelyard.guard.scripted;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes DPoP proofs as a client does, or as somebody does who would like to be it. */
public final class Prover {
    private static final AtomicLong COUNT = new AtomicLong();

    public final ECKey key = Issuer.newKey("client");

    public String jkt() {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The claims of a good proof. */
    public Map<String, @Nullable Object> claims(
            String method, String target, String token, long now) {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("jti", "proof-" + COUNT.incrementAndGet());
        claims.put("htm", method);
        claims.put("htu", target);
        claims.put("iat", now);
        claims.put("ath", hash(token));
        return claims;
    }

    public String sign(Map<String, @Nullable Object> claims) {
        return sign(claims, header -> {});
    }

    public String sign(
            Map<String, @Nullable Object> claims, Consumer<JWSHeader.Builder> headerChanges) {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("dpop+jwt"))
                        .jwk(key.toPublicJWK());
        headerChanges.accept(header);
        try {
            return Issuer.sign(header.build(), claims, new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String hash(String token) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(token.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
