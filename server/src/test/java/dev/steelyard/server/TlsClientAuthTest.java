package dev.steelyard.server;

import static dev.steelyard.domain.certificate.CertificateNameType.SAN_DNS;
import static dev.steelyard.domain.certificate.CertificateNameType.SAN_EMAIL;
import static dev.steelyard.domain.certificate.CertificateNameType.SAN_IP;
import static dev.steelyard.domain.certificate.CertificateNameType.SAN_URI;
import static dev.steelyard.domain.certificate.CertificateNameType.SUBJECT_DN;
import static dev.steelyard.server.Certified.assertGood;
import static dev.steelyard.server.Certified.assertRefused;
import static dev.steelyard.server.Certified.form;
import static dev.steelyard.server.Certified.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.certificate.CertificateNameType;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import dev.steelyard.domain.client.metadata.ClientAuthentication;
import dev.steelyard.domain.client.metadata.ClientSettings;
import dev.steelyard.http.answer.Json;
import dev.steelyard.http.pki.Authority;
import dev.steelyard.http.pki.Holder;
import dev.steelyard.http.pki.Request;
import dev.steelyard.http.request.QueryWriter;
import dev.steelyard.http.source.Proxies;
import dev.steelyard.server.outgoing.HttpsPeer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that prove themselves by TLS (RFC 8705, section 2). */
class TlsClientAuthTest {
    private static final Duration DAY = Duration.ofDays(1);

    private Certified at;
    private Client machine;

    @BeforeEach
    void start() {
        at = new Certified();
        machine = at.server.platform.machine;
    }

    @AfterEach
    void stop() {
        at.close();
    }

    private void assertProves(Holder holder) {
        assertGood(at.ofClient(holder, machine));
    }

    private void assertProvesNothing(Holder holder) {
        // Sooner than failures slow down whoever goes on failing.
        at.server.clock.move(Duration.ofSeconds(2));
        assertRefused(at.ofClient(holder, machine), 401, "invalid_client");
    }

    @Test
    void tls_client_auth_by_each_kind_of_name_in_a_certificate_of_the_authority() {
        at.named(machine, SUBJECT_DN, "O=Scales,CN=client");
        assertProves(at.issued());
        at.named(machine, SUBJECT_DN, "CN=client,O=Scales");
        assertProvesNothing(at.issued());

        var names =
                Map.of(
                        SAN_DNS, new GeneralName(GeneralName.dNSName, "client.example.com"),
                        SAN_URI,
                                new GeneralName(
                                        GeneralName.uniformResourceIdentifier, "urn:client:1"),
                        SAN_IP, new GeneralName(GeneralName.iPAddress, "192.0.2.7"),
                        SAN_EMAIL, new GeneralName(GeneralName.rfc822Name, "a@example.com"));
        var all =
                at.authority.issue(at.request().named(names.values().toArray(GeneralName[]::new)));
        for (var name : names.keySet()) {
            at.named(machine, name, names.get(name).getName().toString());
            if (name == SAN_IP) {
                at.named(machine, name, "192.0.2.7");
            }
            assertProves(all);
            at.named(machine, name, name == SAN_IP ? "192.0.2.8" : "other@example.com");
            assertProvesNothing(all);
        }
    }

    @Test
    void tls_client_auth_by_a_certificate_of_anybody_else_refused() {
        at.named(machine, SUBJECT_DN, "O=Scales,CN=client");
        assertProvesNothing(at.selfSigned());
        var other = Authority.root("CN=Root", at.server.clock.instant());
        assertProvesNothing(other.issue(at.request()));
        assertProvesNothing(
                at.authority.issue(Request.of("O=Scales,CN=other", at.server.clock.instant())));
        assertRefused(at.ofClient(null, machine), 401, "invalid_client");
    }

    @Test
    void tls_client_auth_only_while_certificate_and_name_last() {
        at.named(machine, SUBJECT_DN, "O=Scales,CN=client");
        var holder = at.issued();
        assertProves(holder);
        at.server.clock.move(DAY.multipliedBy(31));
        assertProvesNothing(holder);
        stop();
        start();
        at.authenticate(
                machine,
                new ClientAuthentication(
                        AuthenticationMethod.TLS_CLIENT_AUTH,
                        null,
                        null,
                        at.server.clock.instant().plus(DAY),
                        Map.of(SUBJECT_DN, "O=Scales,CN=client"),
                        false));
        assertProves(at.issued());
        at.server.clock.move(DAY);
        assertProvesNothing(at.issued());
    }

    @Test
    void two_names_name_nobody() {
        at.authenticate(
                machine,
                new ClientAuthentication(
                        AuthenticationMethod.TLS_CLIENT_AUTH,
                        null,
                        null,
                        null,
                        Map.of(
                                SUBJECT_DN,
                                "O=Scales,CN=client",
                                CertificateNameType.SAN_DNS,
                                "client.example.com"),
                        false));
        assertProvesNothing(at.issued());
    }

    @Test
    void self_signed_by_the_very_certificate_that_is_registered() {
        var holder = at.selfSigned();
        at.registered(machine, holder.jwks());
        assertProves(holder);
        assertProvesNothing(Authority.renewed(holder, at.request()));
        assertProvesNothing(at.selfSigned());
        assertRefused(at.ofClient(null, machine), 401, "invalid_client");
        at.server.clock.move(DAY.multipliedBy(31));
        assertProvesNothing(holder);
    }

    @Test
    void self_signed_that_another_client_registered_refused() {
        var mine = at.selfSigned();
        var others = at.selfSigned();
        at.registered(machine, mine.jwks());
        at.registered(at.server.platform.client, others.jwks());
        assertProvesNothing(others);
    }

    @Test
    void self_signed_key_without_its_certificate_proves_nothing() {
        var holder = at.selfSigned();
        at.registered(machine, "{\"keys\":[" + holder.jwk(at.selfSigned().der()) + "]}");
        assertProvesNothing(holder);
        at.registered(machine, holder.jwks().replaceFirst(",\"x5c\":.*?]", ""));
        assertProvesNothing(holder);
    }

    @Test
    void self_signed_published_at_jwks_uri_and_changed_there() {
        var first = at.selfSigned();
        var second = at.selfSigned();
        var published = new String[] {first.jwks()};
        try (var peer = new HttpsPeer(exchange -> HttpsPeer.answer(exchange, 200, published[0]))) {
            stop();
            at = new Certified(Proxies.NONE, peer.trusted());
            machine = at.server.platform.machine;
            at.authenticate(
                    machine,
                    new ClientAuthentication(
                            AuthenticationMethod.SELF_SIGNED_TLS_CLIENT_AUTH,
                            null,
                            peer.at("/jwks").toString(),
                            null));
            assertProves(first);
            published[0] = second.jwks();
            at.server.clock.move(Duration.ofSeconds(11));
            assertProves(second);
            assertProvesNothing(first);
        }
    }

    @Test
    void no_way_down_from_one_method_to_another() {
        var issued = at.issued();
        var registered = at.selfSigned();
        at.authenticate(
                machine,
                new ClientAuthentication(
                        AuthenticationMethod.PRIVATE_KEY_JWT, registered.jwks(), null, null));
        assertProvesNothing(registered);
        at.server.set(machine, ClientSettings.SAFE);
        assertProvesNothing(issued);
        at.registered(machine, registered.jwks());
        assertProvesNothing(issued);
        at.named(machine, SUBJECT_DN, "O=Scales,CN=client");
        assertProvesNothing(registered);
    }

    @Test
    void secret_of_a_client_that_is_known_by_its_certificate_refused() {
        var client = at.server.platform.client;
        at.named(client, SUBJECT_DN, "O=Scales,CN=client");
        var answer =
                at.token(
                        at.issued(),
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        client.id().hex(),
                        "client_secret",
                        at.server.platform.secret);
        assertRefused(answer, 401, "invalid_client");
    }

    @Test
    void unknown_suspended_and_wrong_look_alike() {
        at.named(machine, SUBJECT_DN, "O=Scales,CN=client");
        var holder = at.issued();
        var wrong = at.ofClient(at.selfSigned(), machine);
        at.server.suspend(
                at.server.store.read(tx -> tx.clients().find(machine.id())).orElseThrow());
        at.server.core.pump().catchUp();
        var suspended = at.ofClient(holder, machine);
        var unknown =
                at.token(
                        holder,
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        at.server.platform.next().hex());
        for (var answer : new HttpResponse<?>[] {wrong, suspended, unknown}) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(withoutReference(String.valueOf(answer.body())))
                    .isEqualTo(withoutReference(wrong.body()));
        }
    }

    private static String withoutReference(String body) {
        return body.replaceAll("\"reference\":\"[0-9a-f]+\"", "");
    }

    @Test
    void at_every_endpoint_where_clients_prove_themselves() {
        var client = at.server.platform.client;
        var id = client.id().hex();
        at.named(client, SUBJECT_DN, "O=Scales,CN=client");
        var caller = at.caller(at.issued());
        var parameters = new Flow(client).parameters();
        assertThat(caller.post("/oidc/par", QueryWriter.of(parameters)).statusCode())
                .isEqualTo(201);
        assertGood(caller.post("/oidc/revocation", form("client_id", id, "token", "x")));
        assertThat(
                        json(caller.post(
                                        "/oidc/introspection", form("client_id", id, "token", "x")))
                                .get("active")
                                .asBoolean())
                .isFalse();
        // Known, and told that it is not made for this: of others nothing is told.
        var asked = form("client_id", id);
        assertRefused(caller.post(Devices.ASK, asked), 400, "unauthorized_client");
        var nobody = at.caller(at.selfSigned());
        assertRefused(nobody.post(Devices.ASK, asked), 401, "invalid_client");
        assertRefused(
                nobody.post("/oidc/introspection", form("client_id", id, "token", "x")),
                401,
                "invalid_client");
    }

    @Test
    void discovery_tells_it_only_where_it_is_on() {
        var metadata =
                Json.MAPPER.readTree(
                        at.server.browser().get("/oidc/.well-known/openid-configuration").body());
        assertThat(metadata.get("token_endpoint_auth_methods_supported").toString())
                .isEqualTo(
                        "[\"client_secret_basic\",\"client_secret_post\",\"private_key_jwt\","
                                + "\"tls_client_auth\",\"self_signed_tls_client_auth\",\"none\"]");
        assertThat(metadata.get("tls_client_certificate_bound_access_tokens").asBoolean()).isTrue();
        assertThat(metadata.get("mtls_endpoint_aliases").get("token_endpoint").asString())
                .isEqualTo(Certified.ADDRESS + "/oidc/token");

        try (var off = new RunningServer(RunningServer.ISSUER)) {
            var without =
                    Json.MAPPER.readTree(
                            off.browser().get("/oidc/.well-known/openid-configuration").body());
            assertThat(without.get("token_endpoint_auth_methods_supported").toString())
                    .doesNotContain("tls");
            assertThat(without.get("tls_client_certificate_bound_access_tokens").asBoolean())
                    .isFalse();
            assertThat(without.has("mtls_endpoint_aliases")).isFalse();
        }
    }
}
