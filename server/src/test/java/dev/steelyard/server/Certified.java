package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.certificate.CertificateNameType;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import dev.steelyard.domain.client.metadata.ClientAuthentication;
import dev.steelyard.domain.client.metadata.ClientSettings;
import dev.steelyard.domain.client.setting.TokenSettings;
import dev.steelyard.http.answer.Json;
import dev.steelyard.http.pki.Authority;
import dev.steelyard.http.pki.Holder;
import dev.steelyard.http.pki.Request;
import dev.steelyard.http.pki.TlsCaller;
import dev.steelyard.http.request.QueryWriter;
import dev.steelyard.http.server.ServerTls;
import dev.steelyard.http.source.Proxies;
import dev.steelyard.server.outgoing.OutgoingSettings;
import dev.steelyard.server.settings.MutualTls;
import dev.steelyard.testkit.MovableClock;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.GeneralName;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A server at which clients show certificates at a port of its own, and an authority for them. */
final class Certified implements AutoCloseable {
    static final String ADDRESS = "https://mtls.example.com";
    private static final Holder OWN =
            Authority.selfSigned(
                    Request.of("CN=server", Instant.now())
                            .named(new GeneralName(GeneralName.dNSName, "localhost")));

    final RunningServer server;
    final Authority authority;

    Certified() {
        this(Proxies.NONE, OutgoingSettings.SAFE);
    }

    Certified(Proxies proxies, OutgoingSettings outgoing) {
        authority = Authority.root("CN=Root", new MovableClock().instant());
        server =
                new RunningServer(
                        RunningServer.ISSUER,
                        proxies,
                        outgoing,
                        new MutualTls(
                                0,
                                ServerTls.of(OWN.chain(), OWN.key()),
                                List.of(authority.certificate()),
                                URI.create(ADDRESS)),
                        Map.of("authorization.devices", "true"));
    }

    Request request() {
        return Request.client("CN=client,O=Scales", server.clock.instant());
    }

    Holder issued() {
        return authority.issue(request());
    }

    Holder selfSigned() {
        return Authority.selfSigned(request());
    }

    /** Somebody with that certificate; null: with none. */
    TlsCaller caller(@Nullable Holder holder) {
        return TlsCaller.of(server.certificatePort(), OWN.certificate(), holder);
    }

    /** Has it prove itself by a certificate of the authority with that name. */
    void named(Client client, CertificateNameType name, String value) {
        authenticate(
                client,
                new ClientAuthentication(
                        AuthenticationMethod.TLS_CLIENT_AUTH,
                        null,
                        null,
                        null,
                        Map.of(name, value),
                        false));
    }

    /** Has it prove itself by the certificate in that JWK set. */
    void registered(Client client, String jwks) {
        authenticate(
                client,
                new ClientAuthentication(
                        AuthenticationMethod.SELF_SIGNED_TLS_CLIENT_AUTH, jwks, null, null));
    }

    void authenticate(Client client, ClientAuthentication authentication) {
        server.set(client, ClientSettings.SAFE.with(authentication));
    }

    /** Binds its tokens from now on. */
    void bind(Client client) {
        var settings = server.store.read(tx -> tx.clients().find(client.id())).orElseThrow();
        server.set(client, TokenSettings.CERTIFICATE_BOUND.in(settings.settings(), true));
    }

    HttpResponse<String> token(@Nullable Holder holder, String... form) {
        return caller(holder).post("/oidc/token", form(form));
    }

    /** By client credentials. */
    HttpResponse<String> ofClient(@Nullable Holder holder, Client client) {
        return token(holder, "grant_type", "client_credentials", "client_id", client.id().hex());
    }

    static String form(String... pairs) {
        var form = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            form.put(pairs[i], pairs[i + 1]);
        }
        return QueryWriter.of(form);
    }

    static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.MAPPER.readTree(answer.body());
    }

    static String access(HttpResponse<String> answer) {
        return json(answer).get("access_token").asString();
    }

    /** The thumbprint of the certificate that it is bound to; empty: none. */
    static String bound(String token) {
        var claims =
                new String(
                        Base64.getUrlDecoder().decode(token.split("\\.")[1]),
                        StandardCharsets.UTF_8);
        return Json.MAPPER.readTree(claims).path("cnf").path("x5t#S256").asString("");
    }

    static void assertGood(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    static void assertRefused(HttpResponse<String> answer, int status, String error) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Json.MAPPER.readTree(answer.body()).get("error").asString()).isEqualTo(error);
    }

    @Override
    public void close() {
        server.close();
    }
}
