package dev.steelyard.guard;

import static dev.steelyard.guard.scripted.GuardedApi.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.guard.certificate.CertificateForm;
import dev.steelyard.guard.certificate.CertificateHeader;
import dev.steelyard.guard.certificate.CertificateParser;
import dev.steelyard.guard.certificate.CertificateReader;
import dev.steelyard.guard.certificate.InvalidCertificate;
import dev.steelyard.guard.scripted.GuardedApi;
import dev.steelyard.guard.scripted.Issuer;
import dev.steelyard.guard.scripted.States;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Certificate-bound tokens at the API (RFC 8705, section 3). */
class CertificateBindingTest {
    private static final String PATH = "/" + Issuer.APPLICATION + "/documents";

    /** Of RFC 8705, appendix A. */
    private static final String EXAMPLE =
            "MIIBBjCBrAIBAjAKBggqhkjOPQQDAjAPMQ0wCwYDVQQDDARtdGxzMB4XDTE4MTAxODEyMzcwOVoXDTIyMDUwMj"
                    + "EyMzcwOVowDzENMAsGA1UEAwwEbXRsczBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNcnyxwqV6hY8Qnh"
                    + "xxzFQ03C7HKW9OylMbnQZjjJ/Au08/coZwxS7LfA4vOLS9WuneIXhbGGWvsDSb0tH6IxLm8wCgYIKoZIzj"
                    + "0EAwIDSQAwRgIhAP0RC1E+vwJD/D1AGHGzuri+hlV/PpQEKTWUVeORWz83AiEA5x2eXZOVbUlJSGQgjwD5"
                    + "vaUaKlLR50Q2DmFfQj1L+SY=";

    private static final String THUMBPRINT = "A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0";
    private static final InetAddress PROXY = InetAddress.ofLiteral("192.0.2.1");

    private final GuardedApi api = new GuardedApi();

    @AfterEach
    void close() {
        api.close();
    }

    private static X509Certificate example() throws InvalidCertificate {
        return CertificateParser.parse(Base64.getDecoder().decode(EXAMPLE));
    }

    private Decision send(String thumbprint, @Nullable X509Certificate certificate) {
        var token = api.tokenWith("cnf", Map.of("x5t#S256", thumbprint));
        return api.guard.decide(
                new GuardRequest(
                        "GET",
                        PATH,
                        null,
                        List.of("Bearer " + token),
                        List.of(States.API_KEY),
                        List.of(),
                        () -> certificate,
                        List.of(),
                        "ref"));
    }

    @Test
    void thumbprint_isThatOfTheStandardsExample() throws InvalidCertificate {
        assertThat(CertificateParser.thumbprint(example())).isEqualTo(THUMBPRINT);
    }

    @Test
    void withItsCertificate_allowed() throws InvalidCertificate {
        assertThat(code(send(THUMBPRINT, example()))).isEqualTo("allowed");
    }

    @Test
    void withoutOrWithAnother_refusedWithAChallenge() throws InvalidCertificate {
        var refused = send(THUMBPRINT, null);
        assertThat(code(refused)).isEqualTo("token_certificate_mismatch");
        var refusal = ((Decision.Refused) refused).refusal();
        assertThat(refusal.code().status()).isEqualTo(401);
        assertThat(refusal.challenge())
                .startsWith("Bearer error=\"invalid_token\"")
                .doesNotContain("DPoP");
        assertThat(code(send("B" + THUMBPRINT.substring(1), example())))
                .isEqualTo("token_certificate_mismatch");
    }

    @Test
    void boundToNone_withOne_allowed_andItIsNotRead() {
        var request =
                new GuardRequest(
                        "GET",
                        PATH,
                        null,
                        List.of("Bearer " + api.token()),
                        List.of(States.API_KEY),
                        List.of(),
                        () -> {
                            throw new AssertionError("it is not needed");
                        },
                        List.of(),
                        "ref");
        assertThat(code(api.guard.decide(request))).isEqualTo("allowed");
    }

    @Test
    void certificate_withSomethingBehindIt_orInPem_isNone() {
        var der = Base64.getDecoder().decode(EXAMPLE);
        assertNone(Arrays.copyOf(der, der.length + 1));
        assertNone(Arrays.copyOf(der, der.length - 1));
        assertNone(
                ("-----BEGIN CERTIFICATE-----\n" + EXAMPLE + "\n-----END CERTIFICATE-----\n")
                        .getBytes(StandardCharsets.US_ASCII));
        assertNone(new byte[0]);
        assertNone(new byte[] {0x30, (byte) 0x80});
    }

    private static void assertNone(byte[] der) {
        assertThatThrownBy(() -> CertificateParser.parse(der))
                .isInstanceOf(InvalidCertificate.class);
    }

    @Test
    void header_onlyOfATrustedProxy() throws InvalidCertificate {
        var header = new CertificateHeader("Client-Cert", CertificateForm.RFC9440);
        var passed = new CertificateReader(PROXY::equals, header);
        assertThat(passed.of(sender("192.0.2.1", ":" + EXAMPLE + ":"))).containsExactly(example());
        assertThat(passed.of(sender("192.0.2.2", ":" + EXAMPLE + ":"))).isEmpty();
        assertThat(new CertificateReader(PROXY::equals, null).of(sender("192.0.2.1", "x")))
                .isEmpty();
    }

    private static CertificateReader.Sender sender(String address, String value) {
        return new CertificateReader.Sender() {
            @Override
            public InetAddress address() {
                return InetAddress.ofLiteral(address);
            }

            @Override
            public List<String> header(String name) {
                return List.of(value);
            }

            @Override
            public Optional<Certificate[]> ofConnection() {
                return Optional.empty();
            }
        };
    }
}
