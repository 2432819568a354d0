package dev.steelyard.manage;

import static dev.steelyard.domain.permission.ManagementPermission.SIGNALS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.SIGNALS_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.http.answer.Json;
import dev.steelyard.testkit.Databases;
import java.net.http.HttpRequest.BodyPublishers;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Which events (CAEP 1.0, section 3) acts of management bring, and who hears them (rule 9). */
class ToldActsTest {
    private static final Steelyard STEELYARD = new Steelyard(Databases.sqlite());
    private static final String CLAIMS = "token-claims-change";
    private static final String CREDENTIAL = "credential-change";

    static {
        Platform.make(STEELYARD);
    }

    private final Tenant tenant = Tenant.make(STEELYARD, "North");
    private final Tenant other = Tenant.make(STEELYARD, "South");
    private final Receiver operators = new Receiver(new Authority.Operator());
    private final Receiver own = new Receiver(tenant.authority());
    private final Receiver others = new Receiver(other.authority());

    @AfterAll
    static void stop() {
        STEELYARD.close();
    }

    private record Event(String type, JsonNode subject, JsonNode members) {
        String subject(String name) {
            return subject.path(name).path(name.equals("user") ? "sub" : "id").asString();
        }

        JsonNode claims() {
            return members.path("claims");
        }
    }

    /** One that has a stream of all events. */
    private static final class Receiver {
        private final String token;
        private final String stream;

        Receiver(Authority authority) {
            token = STEELYARD.token(authority, Set.of(SIGNALS_READ, SIGNALS_WRITE));
            stream = call("/ssf/v1/stream", "{}").expect(201).text("stream_id");
        }

        private Answered call(String path, String body) {
            return STEELYARD.send(
                    STEELYARD
                            .request(path)
                            .header("authorization", "Bearer " + token)
                            .POST(BodyPublishers.ofString(body)));
        }

        /** What it has heard since it was asked last, except that it was made itself. */
        List<Event> heard() {
            var all = new ArrayList<Event>();
            var ids = new ArrayList<String>();
            var sets =
                    call("/ssf/v1/poll/" + stream, "{\"returnImmediately\":true}")
                            .expect(200)
                            .json()
                            .path("sets");
            for (var token : List.copyOf(sets.values())) {
                var claims = payload(token.asString());
                ids.add(claims.path("jti").asString());
                claims.path("events")
                        .properties()
                        .forEach(
                                event ->
                                        all.add(
                                                new Event(
                                                        event.getKey().replaceAll(".*/", ""),
                                                        claims.path("sub_id"),
                                                        event.getValue())));
            }
            var ack = Map.of("ack", ids, "maxEvents", 0);
            call("/ssf/v1/poll/" + stream, Json.MAPPER.writeValueAsString(ack)).expect(200);
            return all;
        }

        private static JsonNode payload(String token) {
            try {
                return Json.MAPPER.readTree(SignedJWT.parse(token).getPayload().toString());
            } catch (ParseException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** The one event of an act, which its reseller hears as the operator does, and no other. */
    private Event heard() {
        var heard = own.heard();
        assertThat(heard).hasSize(1);
        assertThat(operators.heard()).isEqualTo(heard);
        assertThat(others.heard()).isEmpty();
        return heard.getFirst();
    }

    private void forget() {
        operators.heard();
        own.heard();
        others.heard();
    }

    private String client(String... roles) {
        var client = tenant.client(STEELYARD, roles).text("_id");
        forget();
        return client;
    }

    @Test
    void clientsRolesChange_itsNewRolesAreClaims() {
        var role = tenant.role(STEELYARD, "Reader", "documents:read");
        var client = client();

        STEELYARD
                .patch(tenant.token(), "/clients/" + client, Map.of("roles", List.of(role)))
                .expect(200);

        var event = heard();
        assertThat(event.type()).isEqualTo(CLAIMS);
        assertThat(event.subject("application")).isEqualTo(client);
        assertThat(event.subject("tenant")).isEqualTo(tenant.application());
        assertThat(event.claims().toString()).isEqualTo("{\"roles\":[\"" + role + "\"]}");
        assertThat(event.members().path("initiating_entity").asString()).isEqualTo("admin");
        assertThat(event.members().path("reason_admin").path("en").asString())
                .isEqualTo("client.update");
    }

    @Test
    void clientSuspendedAndRevived_aClaim() {
        var client = client();

        STEELYARD.post(tenant.token(), "/clients/" + client + "/suspend", Map.of()).expect(200);
        assertThat(heard().claims().toString()).isEqualTo("{\"suspended\":true}");
        STEELYARD.post(tenant.token(), "/clients/" + client + "/revive", Map.of()).expect(200);
        assertThat(heard().claims().toString()).isEqualTo("{\"suspended\":false}");
    }

    /** One bounded event, however many have it. */
    @Test
    void rolesPermissionsChange_oneEventOfTheGroup() {
        var role = tenant.role(STEELYARD, "Reader", "documents:read");
        client(role);
        client(role);

        STEELYARD
                .patch(
                        tenant.token(),
                        "/roles/" + role,
                        Map.of("permissions", List.of("documents:write")))
                .expect(200);

        var event = heard();
        assertThat(event.type()).isEqualTo(CLAIMS);
        assertThat(event.subject("group")).isEqualTo(role);
        assertThat(event.subject("tenant")).isEqualTo(tenant.application());
        assertThat(event.claims().toString()).isEqualTo("{\"permissions\":[\"documents:write\"]}");
    }

    @Test
    void roleDescribedOtherwise_isNothingToHear() {
        var role = tenant.role(STEELYARD, "Reader", "documents:read");
        forget();

        STEELYARD
                .patch(tenant.token(), "/roles/" + role, Map.of("description", "Reads"))
                .expect(200);

        assertThat(operators.heard()).isEmpty();
        assertThat(own.heard()).isEmpty();
    }

    @Test
    void ceilingAndSuspensionOfAnApplication_areOfTheTenant() {
        forget();

        STEELYARD
                .put(tenant.token(), tenant.path("/ceiling"), Platform.ceiling("documents:read"))
                .expect(200);
        var ceiling = heard();
        assertThat(ceiling.subject("tenant")).isEqualTo(tenant.application());
        assertThat(ceiling.claims().toString()).isEqualTo("{\"ceiling\":[\"documents:read\"]}");
        STEELYARD.patch(tenant.token(), tenant.path(""), Map.of("suspended", true)).expect(200);
        assertThat(heard().claims().toString()).isEqualTo("{\"suspended\":true}");
    }

    @Test
    void secretsAndKeys_madeGivenAnEndAndRevoked() {
        var client = client();
        var path = "/clients/" + client + "/secrets";

        var secret = STEELYARD.post(tenant.token(), path, Map.of()).expect(201).text("_id");
        var made = heard();
        assertThat(made.type()).isEqualTo(CREDENTIAL);
        assertThat(made.subject("application")).isEqualTo(client);
        assertThat(change(made)).isEqualTo("client-secret create " + secret);
        STEELYARD
                .patch(
                        tenant.token(),
                        path + "/" + secret,
                        Map.of("expires", "2099-01-01T00:00:00.000Z"))
                .expect(200);
        assertThat(change(heard())).isEqualTo("client-secret update " + secret);
        STEELYARD.delete(tenant.token(), path + "/" + secret).expect(200);
        assertThat(change(heard())).isEqualTo("client-secret revoke " + secret);

        var key =
                STEELYARD
                        .post(tenant.token(), "/clients/" + client + "/api-keys", Map.of())
                        .expect(201)
                        .text("_id");
        assertThat(change(heard())).isEqualTo("api-key create " + key);
    }

    private static String change(Event event) {
        var members = event.members();
        return members.path("credential_type").asString()
                + " "
                + members.path("change_type").asString()
                + " "
                + members.path("friendly_name").asString();
    }

    @Test
    void membershipBeginsAndEnds_asRolesOfTheUserThere_neverAnAddress() {
        var role = tenant.role(STEELYARD, "Reader", "documents:read");
        var link =
                STEELYARD
                        .post(
                                tenant.token(),
                                tenant.path("/invitations"),
                                Map.of("email", "carla@example.com", "roles", List.of(role)))
                        .expect(201)
                        .secretOfLink();
        forget();
        var user = People.accept(STEELYARD, link, "Carla").hex();

        var begun = own.heard();
        assertThat(begun).hasSize(1);
        assertThat(begun.getFirst().subject("user")).isEqualTo(user);
        assertThat(begun.getFirst().subject("tenant")).isEqualTo(tenant.application());
        assertThat(begun.getFirst().claims().toString())
                .isEqualTo("{\"roles\":[\"" + role + "\"]}");
        // That there is somebody new with a password is nobody else's to know.
        assertThat(operators.heard()).hasSize(2).extracting(Event::type).contains(CREDENTIAL);
        assertThat(begun.toString()).doesNotContain("carla", "Carla");
        assertThat(others.heard()).isEmpty();

        STEELYARD.delete(tenant.token(), tenant.path("/members/" + user)).expect(204);
        assertThat(heard().claims().toString()).isEqualTo("{\"roles\":[]}");
    }

    @Test
    void userDisabled_resellersHearOfItWithinTheirApplications() {
        var link =
                STEELYARD
                        .post(
                                tenant.token(),
                                tenant.path("/invitations"),
                                Map.of("email", "dora@example.com", "roles", List.of()))
                        .expect(201)
                        .secretOfLink();
        var user = People.accept(STEELYARD, link, "Dora").hex();
        forget();

        STEELYARD.post(STEELYARD.operator, "/users/" + user + "/disable", Map.of()).expect(200);

        var heard = own.heard();
        assertThat(heard)
                .allSatisfy(
                        event -> {
                            assertThat(event.subject("user")).isEqualTo(user);
                            assertThat(event.subject("tenant")).isEqualTo(tenant.application());
                        })
                .extracting(Event::type)
                .containsExactly("token-claims-change", "account-disabled");
        assertThat(heard.getFirst().claims().toString()).isEqualTo("{\"disabled\":true}");
        assertThat(operators.heard()).hasSize(2);
        assertThat(others.heard()).isEmpty();
    }

    @Test
    void resellerFrozen_itsReceiverGetsNothingMore_theOperatorHearsOfIt() {
        forget();

        STEELYARD
                .patch(
                        STEELYARD.operator,
                        "/resellers/" + tenant.reseller(),
                        Map.of("standing", "frozen"))
                .expect(200);

        var event = operators.heard().getFirst();
        assertThat(event.subject("org_unit")).isEqualTo(tenant.reseller());
        assertThat(event.claims().toString()).isEqualTo("{\"standing\":\"frozen\"}");
        var refused = own.call("/ssf/v1/poll/" + own.stream, "{}");
        assertThat(refused.status()).isEqualTo(401);
    }
}
