package dev.steelyard.bench.decision;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.steelyard.guard.GuardRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Creates API requests of confidential clients for the benchmark, each with its own access token
 * and API key.
 */
final class RequestCreator {
    /** The identifier of the API. */
    static final String AUDIENCE = "http://localhost:8081";

    static final String APPLICATION = "0192a3b4c5d60718293a4b5e";
    static final String API_KEY =
            "sy_ak_0192a3b4c5d60718293a4b5f_0000000000000000000000000000000000000000000_000000";

    /** Longer than any run: a token that ends meanwhile would be refused, at less cost. */
    private static final Duration LIFETIME = Duration.ofHours(4);

    private final String issuer;
    private final ECKey key;

    RequestCreator(String issuer, ECKey key) {
        this.issuer = issuer;
        this.key = key;
    }

    /** One of each of that many clients. */
    List<GuardRequest> requests(int clients) {
        List<GuardRequest> requests = new ArrayList<>();
        for (int i = 0; i < clients; i++) requests.add(request(i));
        return List.copyOf(requests);
    }

    private GuardRequest request(int client) {
        return new GuardRequest(
                "GET",
                "/" + APPLICATION + "/documents/4711",
                null,
                List.of("Bearer " + token(client)),
                List.of(API_KEY),
                List.of(),
                "bench");
    }

    private String token(int number) {
        var client = "0192a3b4c5d60718%08x".formatted(number);
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("sub", client);
        claims.put("client_id", client);
        claims.put("aud", AUDIENCE);
        claims.put("iat", now);
        claims.put("exp", now + LIFETIME.toSeconds());
        claims.put("jti", "0192a3b4c5d60719%08x".formatted(number));
        claims.put("principal", "client");
        claims.put("seq", ScriptedServer.HEAD);
        claims.put("application", APPLICATION);
        var header =
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(key.getKeyID())
                        .build();
        var token = new JWSObject(header, new Payload(JSONObjectUtils.toJSONString(claims)));
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("the key refuses to sign", e);
        }
        return token.serialize();
    }
}
