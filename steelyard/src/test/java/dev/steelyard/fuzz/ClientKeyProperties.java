package dev.steelyard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.steelyard.server.clientkeys.BadJwt;
import dev.steelyard.server.clientkeys.BadKeys;
import dev.steelyard.server.clientkeys.ClientJwt;
import dev.steelyard.server.clientkeys.ClientKeySet;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What clients sign, and their key sets: whatever is sent, it is taken or refused in words. */
class ClientKeyProperties {
    private static final String KEY = key();

    private static String key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("one").generate().toPublicJWK().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Provide
    Arbitrary<String> sets() {
        return Nearly.right(
                List.of(
                        "{\"keys\":[" + KEY + "]}",
                        "{\"keys\":[{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}]}",
                        "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AA\"}]}"),
                "null",
                "[]",
                "{}",
                "\"d\":\"AA\",",
                "\"alg\":null,",
                "\"use\":1,",
                "\"key_ops\":[\"verify\",\"verify\"],",
                "P-384",
                "oct");
    }

    @Property
    void keySet(@ForAll("sets") String text) {
        try {
            assertThat(ClientKeySet.registered(text)).isNotNull();
        } catch (BadKeys refused) {
            assertThat(refused.description()).isNotBlank().hasSizeLessThan(200);
        }
    }

    @Provide
    Arbitrary<String> jwts() {
        var headers =
                Nearly.right(
                        List.of("{\"alg\":\"ES256\",\"kid\":\"one\",\"typ\":\"JWT\"}"),
                        "null",
                        "none",
                        "HS256",
                        "\"crit\":[],",
                        "\"b64\":false,",
                        "\"jwk\":" + KEY + ",",
                        "\"x5c\":[\"AA\"],",
                        "\"zip\":\"DEF\",");
        var claims =
                Nearly.right(
                        List.of("{\"iss\":\"a\",\"aud\":[\"b\"],\"exp\":1e300,\"x\":{\"y\":[1]}}"),
                        "null",
                        "[[[[",
                        "\"iss\":1,",
                        "9".repeat(2000));
        var signed =
                Combinators.combine(headers, claims)
                        .as((header, payload) -> base64(header) + "." + base64(payload) + ".AA");
        return Arbitraries.oneOf(
                signed, Nearly.right(List.of("eyJhbGciOiJFUzI1NiJ9.e30.AA"), "..", "=", "e30"));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Property
    void jwt(@ForAll("jwts") String text) {
        try {
            var jwt = ClientJwt.parse(text, Set.of("jwt"));
            assertThat(jwt.algorithm()).isEqualTo("ES256");
            assertThat(jwt.text("iss").orElse("")).isNotNull();
        } catch (BadJwt refused) {
            assertThat(refused.description()).isNotBlank().hasSizeLessThan(200);
        }
    }
}
