package dev.steelyard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.Headers;
import dev.steelyard.e2e.certificate.SelfSignedCertificate;
import dev.steelyard.e2e.client.ManagementCaller;
import dev.steelyard.e2e.client.Provider;
import dev.steelyard.e2e.http.Http;
import dev.steelyard.e2e.http.Parameters;
import dev.steelyard.testkit.ScriptedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Client certificates behind nginx, set as the documentation has it (RFC 8705). */
class NginxTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static HttpResponse<String> send(HttpClient caller, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return caller.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder token(URI endpoint, String client) {
        var form =
                Parameters.encode(Map.of("grant_type", "client_credentials", "client_id", client));
        return HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    private static HttpRequest.Builder access(URI api, String token, String apiKey) {
        return HttpRequest.newBuilder(api)
                .header("Authorization", "Bearer " + token)
                .header("x-api-key", apiKey);
    }

    @Test
    void certificate_provesTheClient_andBindsItsTokens_andNobodyElseCanClaimIt() throws Exception {
        var http = new Http();
        var own = SelfSignedCertificate.make("localhost");
        var client = SelfSignedCertificate.make("client");
        var other = SelfSignedCertificate.make("client");
        try (var instance = Instance.prepare(0, 0, null);
                var nginx = new Nginx(instance, own)) {
            instance.startServer(
                    "listen.trusted_proxies=127.0.0.1",
                    "mtls.proxy_header=Client-Cert",
                    "mtls.proxy_header_form=escaped-pem",
                    "mtls.address=" + nginx.certified(""));
            instance.startApi(
                    "--trusted-proxies",
                    "127.0.0.1",
                    "--certificate-header",
                    "Client-Cert",
                    "--certificate-form",
                    "escaped-pem");
            var demo = instance.demo();
            var id = demo.get("client_id");
            ManagementCaller.of(http, Provider.discover(http, instance.issuer()), demo, "reseller")
                    .patch(
                            "/clients/" + id,
                            Map.of(
                                    "token_endpoint_auth_method",
                                    "self_signed_tls_client_auth",
                                    "jwks",
                                    client.jwks(),
                                    "tls_client_certificate_bound_access_tokens",
                                    true))
                    .expect(200);
            var holder = own.trustedBy(client);
            var stranger = own.trustedBy(other);
            var nobody = own.trustedBy(null);

            var metadata =
                    MAPPER.readTree(
                            send(
                                            nobody,
                                            HttpRequest.newBuilder(
                                                    nginx.at(
                                                            "/oidc/.well-known/openid-configuration")))
                                    .body());
            var endpoint =
                    URI.create(
                            metadata.get("mtls_endpoint_aliases").get("token_endpoint").asString());
            assertThat(endpoint).isEqualTo(nginx.certified("/oidc/token"));

            var issued = send(holder, token(endpoint, id));
            assertThat(issued.statusCode()).as(issued.body()).isEqualTo(200);
            var token = MAPPER.readTree(issued.body()).get("access_token").asString();
            assertThat(SignedJWT.parse(token).getJWTClaimsSet().getJSONObjectClaim("cnf"))
                    .containsEntry("x5t#S256", client.thumbprint());

            assertThat(send(stranger, token(endpoint, id)).statusCode()).isEqualTo(401);
            assertThat(send(nobody, token(endpoint, id)).statusCode()).isEqualTo(401);
            // Made up: where nobody is asked for a certificate, and where everybody is.
            var claim = client.escapedPem();
            for (var at : new URI[] {nginx.at("/oidc/token"), endpoint}) {
                var made = send(nobody, token(at, id).header("Client-Cert", claim));
                assertThat(made.statusCode()).as(made.body()).isEqualTo(401);
            }
            assertThat(
                            send(stranger, token(endpoint, id).header("Client-Cert", claim))
                                    .statusCode())
                    .isEqualTo(401);

            var key = demo.get("api_key");
            var path = nginx.api("/access");
            assertThat(send(holder, access(path, token, key)).statusCode()).isEqualTo(200);
            for (var thief : new HttpClient[] {stranger, nobody}) {
                var refused = send(thief, access(path, token, key));
                assertThat(refused.statusCode()).isEqualTo(401);
                assertThat(refused.body()).contains("token_certificate_mismatch");
                assertThat(refused.headers().firstValue("WWW-Authenticate").orElse(""))
                        .startsWith("Bearer error=\"invalid_token\"");
            }
            var claimed = send(nobody, access(path, token, key).header("Client-Cert", claim));
            assertThat(claimed.statusCode()).isEqualTo(401);
        }
    }

    @Test
    void headersThatNameAnotherPathOrMethod_neverReachTheServer() throws Exception {
        var names =
                List.of(
                        "X-Original-URL",
                        "X-Original-URI",
                        "X-Original-Method",
                        "X-Rewrite-URL",
                        "X-Forwarded-Method",
                        "X-Forwarded-Uri",
                        "X-Forwarded-Prefix",
                        "X-HTTP-Method",
                        "X-HTTP-Method-Override",
                        "X-Method-Override");
        var came = new ArrayBlockingQueue<Headers>(2);
        var own = SelfSignedCertificate.make("localhost");
        try (var instance = Instance.prepare(0, 0, null);
                var nginx = new Nginx(instance, own)) {
            var port = URI.create(instance.issuer()).getPort();
            try (var _ =
                    new ScriptedServer(
                            port,
                            request -> {
                                came.add(request.headers());
                                request.empty(204);
                            })) {
                for (var at : List.of(nginx.at("/oidc/token"), nginx.certified("/oidc/token"))) {
                    var request = HttpRequest.newBuilder(at);
                    names.forEach(name -> request.header(name, "/elsewhere"));
                    assertThat(send(own.trustedBy(null), request).statusCode()).isEqualTo(204);
                    assertThat(came.remove().keySet())
                            .contains("Forwarded")
                            .noneMatch(name -> names.stream().anyMatch(name::equalsIgnoreCase));
                }
            }
        }
    }
}
