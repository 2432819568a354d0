package dev.steelyard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.guard.internal.token.PresentedToken;
import dev.steelyard.guard.internal.token.TokenVerifier;
import dev.steelyard.guard.internal.token.VerificationResult;
import dev.steelyard.guard.operation.Match;
import dev.steelyard.guard.operation.Operations;
import dev.steelyard.http.request.MalformedRequest;
import dev.steelyard.http.request.Parameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Parsers that are reached without a server. */
class ParserProperties {
    private static final String SECRET = newSecret().reveal();
    private static final Operations OPERATIONS =
            Operations.parse(
                    "GET /access -\nGET /{application}/a/{b} x:y\nPOST /{application}/a x:y\n");

    private static Secret newSecret() {
        var random = new SecureRandom();
        var ids = new IdGenerator(InstantSource.system(), random);
        return new SecretGenerator(random).next(SecretKind.CLIENT_SECRET, ids.next());
    }

    @Provide
    Arbitrary<List<String>> forms() {
        return many(
                Nearly.right(
                        List.of(
                                "",
                                "grant_type=client_credentials&client_id=a&client_secret=b%20c+d",
                                "a=%C3%BC&b=&c&d==&=e"),
                        "&",
                        "=",
                        "+",
                        "%c3%28",
                        "a=1&a=2",
                        "&".repeat(120)));
    }

    @Property
    void form(@ForAll("forms") List<String> forms) {
        for (var form : forms) {
            try {
                var parameters = Parameters.parse(form);
                assertThat(parameters.names()).hasSizeLessThanOrEqualTo(100);
                for (var name : parameters.names()) {
                    var value = parameters.get(name).orElse("");
                    assertThat((name + value).chars()).noneMatch(Character::isISOControl);
                }
            } catch (MalformedRequest refused) {
                assertThat(refused.getMessage()).hasSizeLessThan(100);
            }
        }
    }

    @Property
    void formThatWasWrittenRightIsReadBack(@ForAll String name, @ForAll String value) {
        // What no UTF-8 text holds is not for a form; the encoder would write a question mark.
        var encoder = StandardCharsets.UTF_8.newEncoder();
        if (encoder.canEncode(name + value)
                && (name + value).chars().noneMatch(Character::isISOControl)) {
            var form = encoded(name) + "=" + encoded(value);
            assertThat(Parameters.parse(form).get(name).orElse("")).isEqualTo(value);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<List<String>> secrets() {
        return many(Nearly.right(List.of(SECRET, SECRET.replace("_sk_", "_ak_"), ""), "_", "sy_"));
    }

    @Property
    void secret(@ForAll("secrets") List<String> texts) {
        for (var text : texts) {
            for (var kind : SecretKind.values()) {
                Secret.parse(kind, text)
                        .ifPresent(
                                secret -> {
                                    assertThat(secret.reveal()).isEqualTo(text);
                                    assertThat(secret.toString()).hasSizeLessThan(40);
                                });
            }
        }
        assertThat(Secret.parse(SecretKind.CLIENT_SECRET, SECRET)).isPresent();
    }

    @Provide
    Arbitrary<List<String>> addresses() {
        return many(
                Nearly.right(
                        List.of("ada@example.com", " b\u00fccher@b\u00fccher.example ", "@", "a@b"),
                        "@",
                        "\u2028",
                        "\ud800",
                        "<",
                        "a".repeat(250)));
    }

    @Property
    void emailAddress(@ForAll("addresses") List<String> texts) {
        for (var text : texts) {
            EmailAddress.parse(text)
                    .ifPresent(
                            address -> {
                                assertThat(address.written()).hasSizeLessThan(255).contains("@");
                                assertThat(
                                                StandardCharsets.UTF_8
                                                        .newEncoder()
                                                        .canEncode(address.written()))
                                        .isTrue();
                                assertThat(EmailAddress.parse(address.written())).contains(address);
                            });
        }
    }

    @Provide
    Arbitrary<List<String>> paths() {
        return many(
                Nearly.right(
                        List.of("/access", "/665f00/a/b%C3%BC", "/x/a", "/"),
                        "/",
                        "//",
                        "/../",
                        "%2e",
                        "%2f",
                        "%252f",
                        ";x"));
    }

    @Property
    void path(@ForAll("paths") List<String> paths) {
        for (var path : paths) {
            if (OPERATIONS.match("GET", path) instanceof Match.Found(_, var variables)) {
                assertThat(path).doesNotContain("//").doesNotContain(";");
                for (var value : variables.values()) {
                    assertThat(value)
                            .isNotEmpty()
                            .isNotEqualTo("..")
                            .doesNotContain("/", "\\", "%");
                }
            }
        }
    }

    @Provide
    Arbitrary<List<String>> operations() {
        return many(
                Nearly.right(
                        List.of(
                                "GET /a/{b} c:d while-stopped # x\nPOST / -",
                                "PUT /{application} x"),
                        "{",
                        "}",
                        "{a}/{a}",
                        "\nGET /a c\n"));
    }

    @Property
    void operationsFile(@ForAll("operations") List<String> files) {
        for (var file : files) {
            try {
                Operations.parse(file)
                        .all()
                        .forEach(
                                operation ->
                                        assertThat(operation.template().segments()).isNotNull());
            } catch (IllegalArgumentException refused) {
                assertThat(refused.getMessage()).startsWith("line ");
            }
        }
    }

    @Provide
    Arbitrary<List<String>> tokens() {
        var claims =
                "{\"iss\":\"https://i\",\"aud\":\"https://a\",\"sub\":\"s\",\"client_id\":\"s\","
                        + "\"principal\":\"client\",\"exp\":9999999999,\"iat\":1,\"seq\":1,\"jti\":\"j\"}";
        var header = "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"k\"}";
        var headers =
                Nearly.right(
                        List.of(header),
                        "\"none\"",
                        "\"HS256\"",
                        ",\"crit\":[\"b64\"],\"b64\":false",
                        ",\"jwk\":{\"kty\":\"EC\"}",
                        ",\"x5c\":[\"AA\"]",
                        "null",
                        "[".repeat(3_000),
                        "1e999");
        var all =
                Combinators.combine(
                                headers,
                                Nearly.right(List.of(claims), "null", "1e999", "[]", "{", "-1"),
                                Nearly.right(List.of("AAAA", ""), ".", "=", "_"))
                        .as((h, c, s) -> base64(h) + "." + base64(c) + "." + s);
        return many(
                Arbitraries.oneOf(all, Nearly.right(List.of("a.b.c", "e30.e30.AA"), ".", "..")));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Property
    void accessToken(@ForAll("tokens") List<String> tokens) {
        var key = Keys.KEY;
        var expected =
                new TokenVerifier.Expected(
                        "https://i",
                        "https://a",
                        Set.of(JWSAlgorithm.ES256),
                        Duration.ofSeconds(30));
        var verifier = new TokenVerifier(expected, _ -> key, InstantSource.system(), null, 100);
        for (var token : tokens) {
            // Nobody has the private key, so nothing can be right.
            assertThat(verifier.verify(token)).isInstanceOf(VerificationResult.Rejected.class);
            assertThat(PresentedToken.of(List.of("Bearer " + token), token)).isNotNull();
        }
    }

    private static Arbitrary<List<String>> many(Arbitrary<String> texts) {
        return texts.list().ofSize(40);
    }
}
