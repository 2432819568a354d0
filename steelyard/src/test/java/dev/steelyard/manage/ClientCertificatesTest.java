package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.testkit.Databases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What can be set of clients that are known by certificates (RFC 8705, sections 2 and 3.4). */
class ClientCertificatesTest {
    private static final String METHOD = "token_endpoint_auth_method";
    private static final String DNS = "tls_client_auth_san_dns";
    private static final String DN = "tls_client_auth_subject_dn";
    private static final String BOUND = "tls_client_certificate_bound_access_tokens";

    /** Of RFC 8705, appendix A. */
    private static final String X5C =
            "MIIBBjCBrAIBAjAKBggqhkjOPQQDAjAPMQ0wCwYDVQQDDARtdGxzMB4XDTE4MTAxODEyMzcwOVoXDTIyMDUwMj"
                    + "EyMzcwOVowDzENMAsGA1UEAwwEbXRsczBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNcnyxwqV6hY8Qnh"
                    + "xxzFQ03C7HKW9OylMbnQZjjJ/Au08/coZwxS7LfA4vOLS9WuneIXhbGGWvsDSb0tH6IxLm8wCgYIKoZIzj"
                    + "0EAwIDSQAwRgIhAP0RC1E+vwJD/D1AGHGzuri+hlV/PpQEKTWUVeORWz83AiEA5x2eXZOVbUlJSGQgjwD5"
                    + "vaUaKlLR50Q2DmFfQj1L+SY=";

    private static final String KEY =
            "\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"1yfLHCpXqFjxCeHHHMVDTcLscpb07KUxudBmOMn8C7Q\","
                    + "\"y\":\"8_coZwxS7LfA4vOLS9WuneIXhbGGWvsDSb0tH6IxLm8\"";

    private static final Steelyard STEELYARD = new Steelyard(Databases.sqlite());

    static {
        Platform.make(STEELYARD);
    }

    private final Tenant tenant = Tenant.make(STEELYARD, "North");

    @AfterAll
    static void stop() {
        STEELYARD.close();
    }

    private Answered make(String type, Object... more) {
        var client = new LinkedHashMap<String, Object>();
        client.put("name", "Scales");
        client.put("type", type);
        client.put("grant_types", List.of("authorization_code"));
        client.put("redirect_uris", List.of("https://app.example.com/callback"));
        for (int i = 0; i < more.length; i += 2) {
            client.put((String) more[i], more[i + 1]);
        }
        return STEELYARD.post(tenant.token(), tenant.path("/clients"), client);
    }

    private Answered patch(Answered made, Object... changes) {
        var patch = new LinkedHashMap<String, Object>();
        for (int i = 0; i < changes.length; i += 2) {
            patch.put((String) changes[i], changes[i + 1]);
        }
        return STEELYARD.patch(tenant.token(), "/clients/" + made.text("_id"), patch);
    }

    @Test
    void tlsClientAuth_withOneName_andNoSecret() {
        var made =
                make(
                                "confidential",
                                METHOD,
                                "tls_client_auth",
                                DNS,
                                "client.example.com",
                                BOUND,
                                true)
                        .expect(201);
        assertThat(made.text(DNS)).isEqualTo("client.example.com");
        assertThat(made.json().get(BOUND).asBoolean()).isTrue();
        assertThat(made.json().has("client_secret")).isFalse();
        // Here no certificates arrive.
        assertThat(made.texts("warnings"))
                .satisfiesExactly(
                        method -> assertThat(method).contains("takes no tls_client_auth"),
                        bound ->
                                assertThat(bound)
                                        .contains("No client certificates reach this server"));
        patch(made, DN, "CN=client").invalid(METHOD);
        patch(made, DNS, "").invalid(METHOD);
        var named = patch(made, DNS, "", DN, "CN=client,O=Scales").expect(200);
        assertThat(named.text(DN)).isEqualTo("CN=client,O=Scales");
        assertThat(named.text(DNS)).isEmpty();
        patch(made, METHOD, "client_secret_basic").invalid(DN);
        patch(made, METHOD, "client_secret_basic", DN, "").expect(200);
    }

    @Test
    void tlsClientAuth_withNoName_orOneThatIsNone_invalid() {
        make("confidential", METHOD, "tls_client_auth").invalid(METHOD);
        make("confidential", DNS, "client.example.com").invalid(DNS);
        var bad =
                Map.of(
                        DN,
                        List.of("client", "CN=a;O=b", "CN=a+CN=a"),
                        DNS,
                        List.of("*.example.com", "a..b", "müller.example", "a b"),
                        "tls_client_auth_san_uri",
                        List.of("/relative", "no uri"),
                        "tls_client_auth_san_ip",
                        List.of("localhost", "10.0.0.0/8", "1.2.3.256"),
                        "tls_client_auth_san_email",
                        List.of("client", "a@b@c"));
        bad.forEach(
                (name, values) ->
                        values.forEach(
                                value ->
                                        make("confidential", METHOD, "tls_client_auth", name, value)
                                                .invalid(name)));
    }

    @Test
    void selfSigned_withACertificateOfItsKey() {
        make("confidential", METHOD, "self_signed_tls_client_auth").invalid(METHOD);
        selfSigned("{\"keys\":[{" + KEY + "}]}").invalid("jwks");
        selfSigned("{\"keys\":[{" + KEY + ",\"x5c\":[\"AAAA\"]}]}").invalid("jwks");
        selfSigned("{\"keys\":[{" + KEY + ",\"x5c\":\"" + X5C + "\"}]}").invalid("jwks");
        selfSigned("{\"keys\":[{" + KEY.replace("8_co", "9_co") + ",\"x5c\":[\"" + X5C + "\"]}]}")
                .invalid("jwks");
        selfSigned("{\"keys\":[{" + KEY + ",\"x5c\":[\"" + X5C + "\"]}]}").expect(201);
    }

    private Answered selfSigned(String jwks) {
        return make("confidential", METHOD, "self_signed_tls_client_auth", "jwks", jwks);
    }

    @Test
    void publicClient_provesNothing_butMayHaveItsTokensBound() {
        make("public", METHOD, "tls_client_auth", DNS, "client.example.com").invalid(METHOD);
        var made = make("public", BOUND, true).expect(201);
        assertThat(made.json().get(BOUND).asBoolean()).isTrue();
    }
}
