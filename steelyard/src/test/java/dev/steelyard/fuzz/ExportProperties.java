package dev.steelyard.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.cli.audit.verify.ExportVerifier;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Exports that somebody made up: whoever verifies one may have it from an enemy. */
class ExportProperties {
    private static final String HASH = "A".repeat(43);
    private static final String JWK = Keys.KEY.toJSONString();

    @Provide
    Arbitrary<List<String>> lines() {
        return Nearly.right(
                        List.of(
                                "{\"seal\":\"a.b.c\",\"leaves\":[\"" + HASH + "\"]}",
                                "{\"event\":{\"_id\":\"1\",\"number\":1,\"detail\":{\"a\":[true,null]}},"
                                        + "\"batch\":1,\"leaf\":0,\"path\":[\""
                                        + HASH
                                        + "\"]}",
                                "{\"end\":\"a.b.c\"}"),
                        "\"event\":{}",
                        "\"leaf\":-1",
                        "1e99",
                        "[".repeat(2000),
                        "{\"event\":".repeat(600),
                        "\ud800")
                .list()
                .ofMaxSize(6);
    }

    @Property
    void lines(@ForAll("lines") List<String> lines) {
        assertThat(good(lines)).isFalse();
    }

    @Provide
    Arbitrary<String> headers() {
        return Nearly.right(
                List.of(
                        "{\"alg\":\"ES256\",\"typ\":\"audit-seal+jws\",\"jwk\":" + JWK + "}",
                        "{\"alg\":\"none\",\"typ\":\"audit-seal+jws\"}",
                        "{\"alg\":\"ES256\",\"typ\":\"audit-seal+jws\",\"b64\":false,"
                                + "\"crit\":[\"b64\"],\"jwk\":"
                                + JWK
                                + "}"),
                "\"kty\":\"RSA\"",
                "\"crit\":[]",
                "\"x\":\"AA\"",
                "\"alg\":1",
                "\"x5c\":[\"AA\"]");
    }

    @Provide
    Arbitrary<String> payloads() {
        return Nearly.right(List.of("{\"batch\":1,\"size\":1,\"root\":\"" + HASH + "\"}"), "null");
    }

    @Property
    void statements(@ForAll("headers") String header, @ForAll("payloads") String payload) {
        var signature = "A".repeat(86);
        var jws = encoded(header) + "." + encoded(payload) + "." + signature;
        assertThat(good(List.of("{\"seal\":\"" + jws + "\"}", "{\"end\":\"" + jws + "\"}")))
                .isFalse();
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static boolean good(List<String> lines) {
        var verification = new ExportVerifier(Set.of(), Set.of(), null);
        lines.forEach(line -> verification.line(line.getBytes(UTF_8)));
        return verification.close().good();
    }
}
