package dev.steelyard.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens that are bound to a certificate, behind a proxy that passes it (RFC 8705, section 3). */
class CertificateTest {
    /** Of RFC 8705, appendix A. */
    private static final String EXAMPLE =
            ":MIIBBjCBrAIBAjAKBggqhkjOPQQDAjAPMQ0wCwYDVQQDDARtdGxzMB4XDTE4MTAxODEyMzcwOVoXDTIyMDUwMj"
                    + "EyMzcwOVowDzENMAsGA1UEAwwEbXRsczBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNcnyxwqV6hY8Qnh"
                    + "xxzFQ03C7HKW9OylMbnQZjjJ/Au08/coZwxS7LfA4vOLS9WuneIXhbGGWvsDSb0tH6IxLm8wCgYIKoZIzj"
                    + "0EAwIDSQAwRgIhAP0RC1E+vwJD/D1AGHGzuri+hlV/PpQEKTWUVeORWz83AiEA5x2eXZOVbUlJSGQgjwD5"
                    + "vaUaKlLR50Q2DmFfQj1L+SY=:";

    private static final String THUMBPRINT = "A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0";

    @TempDir Path folder;
    private RunningDemo api;

    @BeforeEach
    void start() throws Exception {
        api = new RunningDemo(folder);
        api.known.permit("application:read");
    }

    @AfterEach
    void close() {
        api.close();
    }

    private String get(String thumbprint, String... certificates) {
        var request =
                api.bare("/access")
                        .header(
                                "Authorization",
                                "Bearer " + api.known.token(Map.of("x5t#S256", thumbprint)))
                        .header("x-api-key", OneClient.KEY);
        for (var certificate : certificates) {
            request.header("Client-Cert", certificate);
        }
        var answer = api.send(request.GET());
        return answer.statusCode() == 200 ? "allowed" : RunningDemo.code(answer);
    }

    @Test
    void withItsCertificate_allowed() {
        assertThat(get(THUMBPRINT, EXAMPLE)).isEqualTo("allowed");
    }

    @Test
    void without_withAnother_withTwo_orWithABrokenOne_refused() {
        assertThat(get(THUMBPRINT)).isEqualTo("token_certificate_mismatch");
        assertThat(get("B" + THUMBPRINT.substring(1), EXAMPLE))
                .isEqualTo("token_certificate_mismatch");
        assertThat(get(THUMBPRINT, EXAMPLE, EXAMPLE)).isEqualTo("token_certificate_mismatch");
        assertThat(get(THUMBPRINT, ":AAAA:")).isEqualTo("token_certificate_mismatch");
    }
}
