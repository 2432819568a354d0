package dev.steelyard.guard.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tokens that are bound to a key (RFC 9449) or a certificate (RFC 8705), through a proxy. */
class PossessionTest {
    private static final String DOCUMENTS = "/" + Platform.APPLICATION + "/documents";

    /** Of RFC 8705, appendix A. */
    private static final String CERTIFICATE =
            ":MIIBBjCBrAIBAjAKBggqhkjOPQQDAjAPMQ0wCwYDVQQDDARtdGxzMB4XDTE4MTAxODEyMzcwOVoXDTIyMDUwMj"
                    + "EyMzcwOVowDzENMAsGA1UEAwwEbXRsczBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNcnyxwqV6hY8Qnh"
                    + "xxzFQ03C7HKW9OylMbnQZjjJ/Au08/coZwxS7LfA4vOLS9WuneIXhbGGWvsDSb0tH6IxLm8wCgYIKoZIzj"
                    + "0EAwIDSQAwRgIhAP0RC1E+vwJD/D1AGHGzuri+hlV/PpQEKTWUVeORWz83AiEA5x2eXZOVbUlJSGQgjwD5"
                    + "vaUaKlLR50Q2DmFfQj1L+SY=:";

    private static final String THUMBPRINT = "A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0";

    private final AskedGuard guard = new AskedGuard(ForwardedRequestForm.X_FORWARDED);
    private final ECKey key = Platform.newKey();

    @AfterEach
    void close() {
        guard.close();
    }

    private Wire.Message forward(String scheme, String token, String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 4);
        all[headers.length] = "X-Forwarded-Method: GET";
        all[headers.length + 1] = "X-Forwarded-Uri: " + DOCUMENTS + "?page=2";
        all[headers.length + 2] = "Authorization: " + scheme + " " + token;
        all[headers.length + 3] = "x-api-key: " + Platform.API_KEY;
        return guard.ask("GET /decide", all);
    }

    private String proof(String method, String address, String token) throws JOSEException {
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("dpop+jwt"))
                        .jwk(key.toPublicJWK())
                        .build();
        return Platform.signed(
                header,
                Map.of(
                        "jti",
                        UUID.randomUUID().toString(),
                        "htm",
                        method,
                        "htu",
                        address,
                        "iat",
                        Instant.now().getEpochSecond(),
                        "ath",
                        hash(token)),
                key);
    }

    private static String hash(String token) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(token.getBytes(StandardCharsets.US_ASCII));
            return Base64URL.encode(digest).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void dpop_theProofIsForWhatTheProxyWasAsked_once() throws JOSEException {
        String token =
                guard.platform.token(
                        Map.of("cnf", Map.of("jkt", key.computeThumbprint().toString())));
        String good = proof("GET", Platform.AUDIENCE + DOCUMENTS, token);
        assertThat(forward("DPoP", token, "DPoP: " + good).status()).isEqualTo(200);
        // Used.
        assertThat(forward("DPoP", token, "DPoP: " + good).status()).isEqualTo(401);
        // For the guard's own address, or another method.
        String own = proof("GET", "http://127.0.0.1/decide", token);
        assertThat(forward("DPoP", token, "DPoP: " + own).status()).isEqualTo(401);
        String post = proof("POST", Platform.AUDIENCE + DOCUMENTS, token);
        assertThat(forward("DPoP", token, "DPoP: " + post).status()).isEqualTo(401);
        assertThat(forward("Bearer", token).body()).contains("token_binding_mismatch");
    }

    @Test
    void certificate_asTheProxyPassesIt_once() {
        String token = guard.platform.token(Map.of("cnf", Map.of("x5t#S256", THUMBPRINT)));
        String header = "Client-Cert: " + CERTIFICATE;
        assertThat(forward("Bearer", token, header).status()).isEqualTo(200);
        assertThat(forward("Bearer", token).body()).contains("token_certificate_mismatch");
        assertThat(forward("Bearer", token, header, header).body())
                .contains("token_certificate_mismatch");
    }
}
