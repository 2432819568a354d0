package dev.steelyard.server;

import static dev.steelyard.server.Certified.access;
import static dev.steelyard.server.Certified.assertGood;
import static dev.steelyard.server.Certified.assertRefused;
import static dev.steelyard.server.Certified.bound;
import static dev.steelyard.server.Certified.form;
import static dev.steelyard.server.Certified.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.certificate.CertificateNameType;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.guard.certificate.CertificateForm;
import dev.steelyard.guard.certificate.CertificateHeader;
import dev.steelyard.http.pki.Holder;
import dev.steelyard.http.pki.TlsCaller;
import dev.steelyard.http.source.ForwardingHeader;
import dev.steelyard.http.source.Network;
import dev.steelyard.http.source.Proxies;
import dev.steelyard.server.outgoing.OutgoingSettings;
import dev.steelyard.testkit.domain.ClientBuilder;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens that are bound to a certificate (RFC 8705, sections 3 and 4). */
class BoundTokenTest {
    private Certified at;
    private Holder holder;

    @BeforeEach
    void start() {
        at = new Certified();
        holder = at.issued();
    }

    @AfterEach
    void stop() {
        at.close();
    }

    private Client machine() {
        var machine = at.server.platform.machine;
        at.named(machine, CertificateNameType.SUBJECT_DN, "O=Scales,CN=client");
        at.bind(machine);
        return machine;
    }

    /** A public one, which may refresh, with bound tokens. */
    private Client app() {
        var like = at.server.platform.publicClient;
        var made =
                ClientBuilder.like(like)
                        .id(at.server.platform.next())
                        .authority(null)
                        .management(Set.of())
                        .name("App")
                        .grantTypes(Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN))
                        .postLogoutRedirectUris(Set.of())
                        .origins(Set.of())
                        .roles(Set.of())
                        .suspended(false)
                        .version(1)
                        .build();
        at.server.platform.change(tx -> tx.clients().insert(made), ChangeKey.client(made.id()));
        at.bind(made);
        return made;
    }

    private String[] code(Client client) {
        var flow = new Flow(client).with("scope", "openid offline_access");
        var browser = at.server.browser();
        var page = browser.submit(browser.open(flow.path()), Flow.ADA);
        page = browser.submit(page, Map.of("decision", "allow", "offline_access", "true"));
        return new String[] {
            "grant_type",
            "authorization_code",
            "client_id",
            client.id().hex(),
            "code",
            String.valueOf(page.answer().get("code")),
            "redirect_uri",
            String.valueOf(flow.parameters().get("redirect_uri")),
            "code_verifier",
            Flow.VERIFIER
        };
    }

    private HttpResponse<String> refresh(
            @Nullable Holder by, Client client, HttpResponse<String> tokens) {
        return at.token(
                by,
                "grant_type",
                "refresh_token",
                "client_id",
                client.id().hex(),
                "refresh_token",
                json(tokens).get("refresh_token").asString());
    }

    private HttpResponse<String> userinfo(@Nullable Holder by, String token) throws IOException {
        return at.caller(by).get("/oidc/me", "Authorization", "Bearer " + token);
    }

    @Test
    void bound_to_the_certificate_of_the_request_where_the_client_is_set_so() {
        var machine = at.server.platform.machine;
        at.named(machine, CertificateNameType.SUBJECT_DN, "O=Scales,CN=client");
        assertThat(bound(access(at.ofClient(holder, machine)))).isEmpty();
        at.bind(machine);
        assertThat(bound(access(at.ofClient(holder, machine)))).isEqualTo(holder.thumbprint());
        var renewed = at.issued();
        assertThat(bound(access(at.ofClient(renewed, machine)))).isEqualTo(renewed.thumbprint());
    }

    @Test
    void no_token_without_a_certificate_and_the_code_is_not_used_up() {
        var app = app();
        var code = code(app);
        assertRefused(at.token(null, code), 400, "invalid_request");
        assertGood(at.token(holder, code));
    }

    @Test
    void introspection_tells_what_it_is_bound_to() {
        var machine = machine();
        var token = access(at.ofClient(holder, machine));
        var answer =
                json(
                        at.caller(holder)
                                .post(
                                        "/oidc/introspection",
                                        form("client_id", machine.id().hex(), "token", token)));
        assertThat(answer.get("active").asBoolean()).isTrue();
        assertThat(answer.get("cnf").get("x5t#S256").asString()).isEqualTo(holder.thumbprint());
        assertThat(answer.get("token_type").asString()).isEqualTo("Bearer");
    }

    @Test
    void userinfo_takes_it_with_its_certificate_only() throws IOException {
        var token = access(at.token(holder, code(app())));
        assertGood(userinfo(holder, token));
        for (var other : new Holder[] {null, at.issued()}) {
            var refused = userinfo(other, token);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("Bearer error=\"invalid_token\"");
        }
        assertThat(at.server.userinfo(token).status()).isEqualTo(401);
    }

    @Test
    void management_takes_it_with_its_certificate_only() throws IOException {
        var like = at.server.platform.machine;
        var manager =
                ClientBuilder.like(like)
                        .id(at.server.platform.next())
                        .application(null)
                        .authority(new Authority.Operator())
                        .management(Set.of(ManagementPermission.CLIENTS_READ))
                        .name("Manager")
                        .redirectUris(Set.of())
                        .postLogoutRedirectUris(Set.of())
                        .origins(Set.of())
                        .roles(Set.of())
                        .suspended(false)
                        .version(1)
                        .build();
        at.server.platform.change(
                tx -> tx.clients().insert(manager), ChangeKey.client(manager.id()));
        at.named(manager, CertificateNameType.SUBJECT_DN, "O=Scales,CN=client");
        at.bind(manager);
        var token = "Bearer " + access(at.ofClient(holder, manager));
        assertGood(at.caller(holder).get("/api/v1/whoami", "Authorization", token));
        for (var other : new Holder[] {null, at.issued()}) {
            var refused = at.caller(other).get("/api/v1/whoami", "Authorization", token);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).contains("\"token_certificate_mismatch\"");
        }
    }

    @Test
    void refresh_token_of_a_public_client_with_the_same_certificate_only() {
        var app = app();
        var tokens = at.token(holder, code(app));
        assertRefused(refresh(at.issued(), app, tokens), 400, "invalid_grant");
        assertRefused(refresh(null, app, tokens), 400, "invalid_request");
        var next = refresh(holder, app, tokens);
        assertThat(bound(access(next))).isEqualTo(holder.thumbprint());
        assertRefused(refresh(at.issued(), app, next), 400, "invalid_grant");

        var told =
                json(
                        at.caller(holder)
                                .post(
                                        "/oidc/introspection",
                                        form(
                                                "client_id",
                                                app.id().hex(),
                                                "token",
                                                json(next).get("refresh_token").asString())));
        assertThat(told.get("cnf").get("x5t#S256").asString()).isEqualTo(holder.thumbprint());
    }

    @Test
    void refresh_token_stays_bound_though_the_client_is_set_otherwise() {
        var app = app();
        var tokens = at.token(holder, code(app));
        at.server.set(app, at.server.platform.publicClient.settings());
        assertRefused(refresh(null, app, tokens), 400, "invalid_grant");
        assertGood(refresh(holder, app, tokens));
    }

    @Test
    void refresh_token_of_a_confidential_client_with_any_certificate_of_its_own() {
        var client = at.server.platform.client;
        at.named(client, CertificateNameType.SUBJECT_DN, "O=Scales,CN=client");
        at.bind(client);
        var tokens = at.token(holder, code(client));
        var renewed = at.issued();
        assertThat(bound(access(refresh(renewed, client, tokens)))).isEqualTo(renewed.thumbprint());
    }

    @Test
    void dpop_proof_names_the_address_where_certificates_are_shown() {
        var prover = new Prover();
        var code = code(app());
        var now = at.server.clock.instant();
        var target = "https://localhost:" + at.server.certificatePort() + "/oidc/token";
        var refused =
                at.caller(holder)
                        .post(
                                "/oidc/token",
                                form(code),
                                "DPoP",
                                prover.proof("POST", target, now, null, null));
        // Not an address of the server, as far as it was told.
        assertRefused(refused, 400, "invalid_dpop_proof");
    }

    @Test
    void behind_a_proxy_by_the_header_that_it_passes() throws IOException {
        stop();
        at =
                new Certified(
                        new Proxies(
                                List.of(Network.parse("127.0.0.1")),
                                ForwardingHeader.FORWARDED,
                                new CertificateHeader("Client-Cert", CertificateForm.RFC9440)),
                        OutgoingSettings.SAFE);
        holder = at.issued();
        var machine = machine();
        var proxy = TlsCaller.plain(at.server.port());
        var form = form("grant_type", "client_credentials", "client_id", machine.id().hex());

        var answer = proxy.post("/oidc/token", form, "Client-Cert", holder.rfc9440());

        assertThat(bound(access(answer))).isEqualTo(holder.thumbprint());
        assertRefused(proxy.post("/oidc/token", form), 401, "invalid_client");
        assertRefused(
                proxy.post("/oidc/token", form, "Client-Cert", "nonsense"), 400, "invalid_request");
        // Of the proxy, by its own certificate: the client's is in the header, or nowhere.
        assertRefused(at.ofClient(holder, machine), 401, "invalid_client");
    }
}
