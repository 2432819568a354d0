package dev.steelyard.manage;

import static dev.steelyard.manage.Platform.ceiling;
import static dev.steelyard.manage.Steelyard.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.refusal.StoredRefusal;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.user.StaffOperations.NewStaff;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
    private Id<ResourceServer> api;

    @BeforeEach
    void start() {
        steelyard = new Steelyard(Databases.sqlite());
        api = new Id<>(Platform.make(steelyard).resourceServer());
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

    private void assertUseless(String code) {
        var unknown = look(south, "sy_tc_nothing").invalid("code").message();
        assertThat(look(south, code).invalid("code").message()).isEqualTo(unknown);
        assertThat(accept(code, "any", Map.of()).invalid("code").message()).isEqualTo(unknown);
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

    private static Stream<String> actions(List<JsonNode> events) {
        return events.stream().map(event -> event.path("action").asString());
    }

    @Test
    void look_saysWhatIsStruckOutAndEnds_andDoesNothing() {
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
        member("mia@example.com");
        north.role(steelyard, "Reader", "documents:read");

        var seen = look(south, offer().text("code")).expect(200).json();

        assertThat(seen.path("dry_run").asBoolean()).isTrue();
        assertThat(seen.path("name").asString()).isEqualTo("North Lane");
        assertThat(seen.path("company").asString()).isEqualTo("North Ltd");
        assertThat(seen.path("roles")).hasSize(1);
        assertThat(seen.at("/roles/0/name").asString()).isEqualTo("Writer");
        assertThat(seen.at("/roles/0/blocked_by_ceiling").toString())
                .isEqualTo("[\"documents:write\"]");
        assertThat(seen.path("ceiling").toString()).isEqualTo("[\"documents:read\"]");
        assertThat(seen.path("clients").asInt()).isEqualTo(1);
        assertThat(seen.path("members").asInt()).isEqualTo(2);
        assertThat(seen.path("credentials").asInt()).isEqualTo(2);
        assertThat(seen.path("leaving").asInt()).isEqualTo(1);
        assertThat(seen.toString()).doesNotContain(north.reseller(), staff.hex(), "ned@");
        steelyard.get(north.token(), north.path("")).expect(200);
        steelyard.token(client, secret).expect(200);
    }

    @Test
    void refusalsOfStaffOfBefore_dontTellTheNewResellerWhoTheyWere() {
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
        refused("before-of-staff", staff);
        refused("before-of-mia", mia);
        moved();
        refused("after-of-staff", staff);

        var all = steelyard.get(south.token(), "/refusals").expect(200).json().toString();
        assertThat(all).contains("before-of-staff", "after-of-staff", mia.hex());
        assertThat(all).doesNotContain(staff.hex());
        var one = steelyard.get(south.token(), "/refusals/after-of-staff").expect(200);
        assertThat(one.json().toString()).contains("not_a_member").doesNotContain(staff.hex());
        assertThat(found(south.token(), staff)).isZero();
        assertThat(found(south.token(), mia)).isEqualTo(1);
        assertThat(found(steelyard.operator, staff)).isEqualTo(2);
        assertThat(
                        steelyard
                                .get(steelyard.operator, "/refusals/before-of-staff")
                                .expect(200)
                                .text("user"))
                .isEqualTo(staff.hex());
        steelyard.get(north.token(), "/refusals/before-of-staff").refused(404, "not_found");
    }

    private int found(String token, Id<User> user) {
        return steelyard
                .get(token, "/refusals?user=" + user)
                .expect(200)
                .json()
                .path("data")
                .size();
    }

    private void refused(String reference, Id<User> user) {
        var refusal =
                new StoredRefusal(
                        steelyard.core.ids().next(),
                        reference,
                        steelyard.clock.instant(),
                        api,
                        new Id<>(client),
                        user,
                        null,
                        "permission_missing",
                        "POST",
                        "/{application}/documents",
                        "documents:write",
                        null);
        steelyard.store.write(tx -> tx.refusals().add(List.of(refusal)));
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
    void accepted_eachSideSeesItsPartOfTheAudit() {
        var code = offer().text("code");
        accept(code, look(south, code).expect(200).text("seen"), Map.of()).expect(200);
        steelyard.patch(south.token(), north.path(""), Map.of("name", "Later")).expect(200);

        var old = audit(north);
        assertThat(actions(old).toList()).endsWith("transfer.create", "application.transfer");
        var last = old.getLast();
        assertThat(last.path("actor").asString()).startsWith("link:");
        assertThat(last.path("source").isNull()).isTrue();
        assertThat(last.path("request").isNull()).isTrue();
        var first =
                audit(south).stream()
                        .filter(event -> event.toString().contains(north.application()))
                        .toList();
        assertThat(actions(first).toList())
                .containsExactly("application.transfer", "application.update");
        assertThat(first.toString()).doesNotContain(north.reseller());
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

    @Test
    void notAsItWasSeen_isRefused_andNothingIsDone() {
        var code = offer().text("code");
        var seen = look(south, code).expect(200).text("seen");
        assertThat(look(south, code).expect(200).text("seen")).isEqualTo(seen);
        steelyard.post(north.token(), "/clients/" + client + "/secrets", Map.of()).expect(201);

        accept(code, seen, Map.of()).refused(409, "conflict");
        steelyard.get(north.token(), north.path("")).expect(200);

        steelyard
                .patch(north.token(), "/roles/" + writer, Map.of("permissions", List.of()))
                .expect(200);
        var again = look(south, code).expect(200).text("seen");
        assertThat(again).isNotEqualTo(seen);
        accept(code, again, Map.of()).expect(200);
    }

    @Test
    void code_worksOnce_forItsResellerOnly_whileItLasts_untilItIsCancelled() {
        var west = Tenant.make(steelyard, "West");
        var first = offer();
        var code = first.text("code");
        assertThat(first.text("code")).startsWith("sy_tc_");
        assertThat(
                        steelyard
                                .get(north.token(), north.path("/transfer"))
                                .expect(200)
                                .json()
                                .has("code"))
                .isFalse();
        for (var stranger : List.of(west, north)) {
            assertThat(look(stranger, code).invalid("code").message())
                    .isEqualTo(look(stranger, "x").invalid("code").message());
        }
        steelyard
                .post(north.token(), north.path("/transfer"), Map.of("reseller", south.reseller()))
                .refused(409, "conflict");
        steelyard.delete(north.token(), north.path("/transfer")).expect(204);
        assertUseless(code);
        steelyard.get(north.token(), north.path("/transfer")).refused(404, "not_found");

        var second = offer().text("code");
        accept(second, look(south, second).text("seen"), Map.of()).expect(200);
        assertUseless(second);
    }

    @Test
    void code_afterItsTerm_isUseless() {
        var code = offer().text("code");
        steelyard.clock.move(Duration.ofDays(7));
        var later =
                new Tenant(
                        south.reseller(),
                        south.application(),
                        steelyard.token(south.authority(), Tenant.ALL));
        look(later, code).invalid("code");
    }

    @Test
    void offererWhoLostItsReseller_itsCodeIsUseless_theOperatorMovesIt() {
        var code = offer().text("code");
        steelyard
                .patch(
                        steelyard.operator,
                        "/resellers/" + north.reseller(),
                        Map.of("standing", "frozen"))
                .expect(200);
        assertUseless(code);

        var path = north.path("/move");
        var body = new HashMap<String, Object>(Map.of("reseller", south.reseller()));
        steelyard.post(south.token(), path, body).invalid("seen");
        steelyard.post(south.token(), path + "?dry_run=true", body).refused(403, "operator_only");
        var seen = steelyard.post(steelyard.operator, path + "?dry_run=true", body).expect(200);
        body.put("seen", seen.text("seen"));
        steelyard.post(steelyard.operator, path, body).expect(200);
        assertThat(steelyard.get(south.token(), north.path("")).expect(200).text("reseller"))
                .isEqualTo(south.reseller());
        steelyard
                .post(
                        steelyard.operator,
                        path + "?dry_run=true",
                        Map.of("reseller", north.reseller()))
                .invalid("reseller");
    }

    @Test
    void offer_toAResellerThatIsNot_looksLikeOneToOneThatIs() {
        var known = offer();
        steelyard.delete(north.token(), north.path("/transfer")).expect(204);
        var unknown =
                steelyard
                        .post(
                                north.token(),
                                north.path("/transfer"),
                                Map.of("reseller", "f".repeat(24)))
                        .expect(201);
        assertThat(unknown.json().propertyNames())
                .containsExactlyElementsOf(known.json().propertyNames());
        steelyard.delete(north.token(), north.path("/transfer")).expect(204);
        steelyard
                .post(north.token(), north.path("/transfer"), Map.of("reseller", north.reseller()))
                .invalid("reseller");
    }

    @Test
    void move_givesNobodyMoreThanBefore() {
        steelyard
                .put(
                        steelyard.operator,
                        "/resellers/" + north.reseller() + "/ceiling",
                        ceiling("documents:write"))
                .expect(200);
        steelyard
                .put(
                        steelyard.operator,
                        "/resellers/" + south.reseller() + "/ceiling",
                        ceiling("documents:read", "documents:write"))
                .expect(200);
        moved();
        assertThat(steelyard.get(south.token(), north.path("/ceiling")).texts("permissions"))
                .containsExactly("documents:write");
    }
}
