package dev.steelyard.manage;

import static dev.steelyard.manage.Platform.ceiling;
import static dev.steelyard.manage.Steelyard.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.user.StaffOperations.NewStaff;
import dev.steelyard.testkit.Databases;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An application goes to another reseller: both sides agree, and nothing of before is left. */
@SuppressWarnings("NullAway.Init")
class TransferTest {
    private Steelyard steelyard;
    private Tenant north;
    private Tenant south;
    private String client;
    private String secret;
    private String writer;

    @BeforeEach
    void start() {
        steelyard = new Steelyard(Databases.sqlite());
        Platform.make(steelyard);
        north = Tenant.make(steelyard, "North");
        south = Tenant.make(steelyard, "South");
        writer = north.role(steelyard, "Writer", "documents:read", "documents:write");
        var made = north.client(steelyard, writer);
        client = made.text("_id");
        secret = made.text("client_secret");
        steelyard
                .put(
                        steelyard.operator,
                        "/resellers/" + south.reseller() + "/ceiling",
                        ceiling("documents:read", "users:manage"))
                .expect(200);
    }

    @AfterEach
    void stop() {
        steelyard.close();
    }

    private Answered offer() {
        return steelyard
                .post(north.token(), north.path("/transfer"), Map.of("reseller", south.reseller()))
                .expect(201);
    }

    private Answered look(Tenant by, String code) {
        return steelyard.post(by.token(), "/transfers/accept?dry_run=true", Map.of("code", code));
    }

    private Answered accept(String code, String seen, Map<String, String> more) {
        var body = new HashMap<>(more);
        body.put("code", code);
        body.put("seen", seen);
        return steelyard.post(south.token(), "/transfers/accept", body);
    }

    private void moved() {
        var code = offer().text("code");
        accept(code, look(south, code).expect(200).text("seen"), Map.of()).expect(200);
    }

    private Id<User> member(String email) {
        var link =
                steelyard
                        .post(
                                north.token(),
                                north.path("/invitations"),
                                Map.of("email", email, "roles", List.of(writer)))
                        .expect(201)
                        .secretOfLink();
        return People.accept(steelyard, link, email);
    }

    /** Oldest first. */
    private List<JsonNode> audit(Tenant of) {
        return steelyard
                .get(of.token(), "/audit?limit=200")
                .expect(200)
                .json()
                .path("data")
                .values()
                .stream()
                .toList()
                .reversed();
    }

    @Test
    void accepted_newResellersAlone_oldSecretsLinksAndMembershipsEnd_rolesAreKept() {
        var staff = member("ned@example.com");
        done(
                steelyard
                        .manage
                        .staff()
                        .put(
                                Actor.system(),
                                staff,
                                new NewStaff(Optional.of(north.authority()), Set.of()),
                                null));
        var mia = member("mia@example.com");
        var link =
                steelyard
                        .post(
                                north.token(),
                                north.path("/invitations"),
                                Map.of("email", "x@example.com", "roles", List.of()))
                        .expect(201)
                        .secretOfLink();

        moved();

        for (var path : List.of("", "/clients", "/roles", "/members", "/ceiling", "/transfer")) {
            steelyard.get(north.token(), north.path(path)).refused(404, "not_found");
        }
        steelyard
                .post(north.token(), "/clients/" + client + "/secrets", Map.of())
                .refused(404, "not_found");
        assertThat(steelyard.get(south.token(), north.path("")).expect(200).text("reseller"))
                .isEqualTo(south.reseller());
        assertThat(steelyard.get(south.token(), north.path("/ceiling")).texts("permissions"))
                .containsExactly("documents:read");
        var role = steelyard.get(south.token(), "/roles/" + writer).expect(200);
        assertThat(role.texts("permissions")).containsExactly("documents:read", "documents:write");
        assertThat(role.texts("blocked_by_ceiling")).containsExactly("documents:write");
        steelyard.token(client, secret).expect(401);
        for (var kind : List.of("/secrets", "/api-keys")) {
            var ended = steelyard.get(south.token(), "/clients/" + client + kind).expect(200);
            assertThat(ended.json().at("/data/0/expires").asString()).isNotEmpty();
        }
        assertThat(steelyard.manage.acceptInvitation().look(link))
                .isInstanceOf(Outcome.Missing.class);
        steelyard.get(south.token(), north.path("/members/" + staff)).refused(404, "not_found");
        assertThat(audit(south).toString()).doesNotContain(staff.hex());
        assertThat(audit(north).toString()).contains("\"members_left\":\"" + staff.hex());
        steelyard.get(south.token(), north.path("/members/" + mia)).expect(200);
        var fresh =
                steelyard
                        .post(south.token(), "/clients/" + client + "/secrets", Map.of())
                        .expect(201)
                        .text("client_secret");
        steelyard.token(client, fresh).expect(200);
    }

    @Test
    void accepted_withOverlap_oldSecretsWorkUntilThen() {
        var code = offer().text("code");
        var seen = look(south, code).expect(200).text("seen");
        var late =
                steelyard.clock.instant().plus(Duration.ofDays(31)).truncatedTo(ChronoUnit.MILLIS);
        accept(code, seen, Map.of("credentials_expire", late.toString()))
                .invalid("credentials_expire");
        var until =
                steelyard.clock.instant().plus(Duration.ofDays(7)).truncatedTo(ChronoUnit.MILLIS);
        accept(code, seen, Map.of("credentials_expire", until.toString())).expect(200);

        steelyard.token(client, secret).expect(200);
        steelyard.clock.move(Duration.ofDays(7).plusSeconds(1));
        steelyard.token(client, secret).expect(401);
    }
}
