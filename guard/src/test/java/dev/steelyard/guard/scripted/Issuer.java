package dev.steelyard.guard.scripted;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Signs tokens as the issuer does, or as somebody does who would like to be it. */
public final class Issuer {
    public static final String AUDIENCE = "http://localhost:8081";
    public static final String CLIENT = "665fc1000000000000000000";
    public static final String USER = "665fa1000000000000000000";
    public static final String APPLICATION = "665f00";

    public final ECKey key;
    private final String issuer;

    public Issuer(String issuer, String kid) {
        this.issuer = issuer;
        this.key = newKey(kid);
    }

    public static ECKey newKey(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public String jwks() {
        return new JWKSet(key).toString(true);
    }

    /** The claims of a client's token that is good for five minutes from that second on. */
    public Map<String, @Nullable Object> claims(long now) {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("sub", CLIENT);
        claims.put("client_id", CLIENT);
        claims.put("aud", AUDIENCE);
        claims.put("iat", now);
        claims.put("exp", now + 300);
        claims.put("jti", "665fd1");
        claims.put("application", APPLICATION);
        claims.put("principal", "client");
        claims.put("seq", 1000);
        return claims;
    }

    /** The same of a user's token. */
    public Map<String, @Nullable Object> userClaims(long now) {
        Map<String, @Nullable Object> claims = claims(now);
        claims.put("sub", USER);
        claims.put("principal", "user");
        claims.put("family", "665ff1");
        claims.put("sid", "665fe1");
        claims.put("auth_time", now);
        claims.put("acr", "0");
        return claims;
    }

    public String sign(Map<String, @Nullable Object> claims) {
        return sign(claims, header -> {});
    }

    public String sign(
            Map<String, @Nullable Object> claims, Consumer<JWSHeader.Builder> headerChanges) {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(key.getKeyID());
        headerChanges.accept(header);
        try {
            return sign(header.build(), claims, new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String sign(
            JWSHeader header, Map<String, @Nullable Object> claims, JWSSigner signer) {
        JWSObject jws = new JWSObject(header, new Payload(JSONObjectUtils.toJSONString(claims)));
        try {
            jws.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jws.serialize();
    }
}
