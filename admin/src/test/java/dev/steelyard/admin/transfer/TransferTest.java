package dev.steelyard.admin.transfer;

import static dev.steelyard.admin.running.Catalogue.ceiling;
import static dev.steelyard.admin.running.Administration.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.running.Administration;
import dev.steelyard.admin.running.Catalogue;
import dev.steelyard.admin.running.Members;
import dev.steelyard.admin.running.People;
import dev.steelyard.admin.running.Result;
import dev.steelyard.admin.running.Tenant;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.refusal.StoredRefusal;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.user.StaffOperations.NewStaff;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An application goes to another reseller: both sides agree, and nothing of before is left. */
@SuppressWarnings("NullAway.Init")
class TransferTest {
    private Administration admin;
    private Tenant north;
    private Tenant south;
    private String client;
    private String writer;
    private Id<ResourceServer> api;

    @BeforeEach
    void start() {
        admin = new Administration();
        api = new Id<>(Catalogue.create(admin).resourceServer());
        north = Tenant.create(admin, "North");
        south = Tenant.create(admin, "South");
        writer = north.role(admin, "Writer", "documents:read", "documents:write");
        var made = north.client(admin, writer);
        client = made.text("_id");

        admin.put(
                        admin.operator,
                        "/resellers/" + south.reseller() + "/ceiling",
                        ceiling("documents:read", "users:manage"))
                .done();
    }

    @AfterEach
    void stop() {
        admin.close();
    }

    private Result offer() {
        return admin.post(
                        north.staff(),
                        north.path("/transfer"),
                        Map.of("reseller", south.reseller()))
                .done();
    }

    private Result look(Tenant by, String code) {
        return admin.post(by.staff(), "/transfers/accept?dry_run=true", Map.of("code", code));
    }

    private Result accept(String code, String seen, Map<String, String> more) {
        var body = new HashMap<>(more);
        body.put("code", code);
        body.put("seen", seen);
        return admin.post(south.staff(), "/transfers/accept", body);
    }

    private void moved() {
        var code = offer().text("code");
        accept(code, look(south, code).done().text("seen"), Map.of()).done();
    }

    private void assertUseless(String code) {
        var unknown = look(south, "sy_tc_nothing").invalid("code").message();
        assertThat(look(south, code).invalid("code").message()).isEqualTo(unknown);
        assertThat(accept(code, "any", Map.of()).invalid("code").message()).isEqualTo(unknown);
    }

    private Id<User> member(String email) {
        var link =
                admin.post(
                                north.staff(),
                                north.path("/invitations"),
                                Map.of("email", email, "roles", List.of(writer)))
                        .done()
                        .secretOfLink();
        return People.accept(admin, link, email);
    }

    /** Oldest first. */
    private List<Members> audit(Tenant of) {
        return admin.get(of.staff(), "/audit?limit=200").done().data().stream().toList().reversed();
    }

    private static Stream<String> actions(List<Members> events) {
        return events.stream().map(event -> event.text("action"));
    }

    @Test
    void look_saysWhatIsStruckOutAndEnds_andDoesNothing() {
        var staff = member("ned@example.com");
        done(
                admin.manage
                        .staff()
                        .put(
                                Actor.system(),
                                staff,
                                new NewStaff(Optional.of(north.authority()), Set.of()),
                                null));
        member("mia@example.com");
        north.role(admin, "Reader", "documents:read");

        var seen = look(south, offer().text("code")).done().members();

        assertThat(seen.flag("dry_run")).isTrue();
        assertThat(seen.text("name")).isEqualTo("North Lane");
        assertThat(seen.text("company")).isEqualTo("North Ltd");
        assertThat(seen.objects("roles")).hasSize(1);
        assertThat(seen.objects("roles").getFirst().text("name")).isEqualTo("Writer");
        assertThat(seen.objects("roles").getFirst().texts("blocked_by_ceiling"))
                .containsExactly("documents:write");
        assertThat(seen.texts("ceiling")).containsExactly("documents:read");
        assertThat(seen.number("clients")).isEqualTo(1);
        assertThat(seen.number("members")).isEqualTo(2);
        assertThat(seen.number("credentials")).isEqualTo(2);
        assertThat(seen.number("leaving")).isEqualTo(1);
        assertThat(seen.toString()).doesNotContain(north.reseller(), staff.hex(), "ned@");
        admin.get(north.staff(), north.path("")).done();
        var secrets = admin.get(north.staff(), "/clients/" + client + "/secrets").data();
        assertThat(secrets).singleElement().extracting(one -> one.value("expires")).isNull();
    }

    @Test
    void refusalsOfStaffOfBefore_dontTellTheNewResellerWhoTheyWere() {
        var staff = member("ned@example.com");
        done(
                admin.manage
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

        var all = admin.get(south.staff(), "/refusals").done().members().toString();
        assertThat(all).contains("before-of-staff", "after-of-staff", mia.hex());
        assertThat(all).doesNotContain(staff.hex());
        var one = admin.get(south.staff(), "/refusals/after-of-staff").done();
        assertThat(one.members().toString()).contains("not_a_member").doesNotContain(staff.hex());
        assertThat(found(south.staff(), staff)).isZero();
        assertThat(found(south.staff(), mia)).isEqualTo(1);
        assertThat(found(admin.operator, staff)).isEqualTo(2);
        assertThat(admin.get(admin.operator, "/refusals/before-of-staff").done().text("user"))
                .isEqualTo(staff.hex());
        admin.get(north.staff(), "/refusals/before-of-staff").missing();
    }

    private int found(Actor token, Id<User> user) {
        return admin.get(token, "/refusals?user=" + user).done().data().size();
    }

    private void refused(String reference, Id<User> user) {
        var refusal =
                new StoredRefusal(
                        admin.ids().next(),
                        reference,
                        admin.clock.instant(),
                        api,
                        new Id<>(client),
                        user,
                        null,
                        "permission_missing",
                        "POST",
                        "/{application}/documents",
                        "documents:write",
                        null);
        admin.store().write(tx -> tx.refusals().add(List.of(refusal)));
    }

    @Test
    void accepted_eachSideSeesItsPartOfTheAudit() {
        var code = offer().text("code");
        accept(code, look(south, code).done().text("seen"), Map.of()).done();
        admin.patch(south.staff(), north.path(""), Map.of("name", "Later")).done();

        var old = audit(north);
        assertThat(actions(old).toList()).endsWith("transfer.create", "application.transfer");
        var last = old.getLast();
        assertThat(last.text("actor")).startsWith("link:");
        assertThat(last.value("source")).isNull();
        assertThat(last.value("request")).isNull();
        var first =
                audit(south).stream()
                        .filter(event -> event.toString().contains(north.application()))
                        .toList();
        assertThat(actions(first).toList())
                .containsExactly("application.transfer", "application.update");
        assertThat(first.toString()).doesNotContain(north.reseller());
    }

    @Test
    void notAsItWasSeen_isRefused_andNothingIsDone() {
        var code = offer().text("code");
        var seen = look(south, code).done().text("seen");
        assertThat(look(south, code).done().text("seen")).isEqualTo(seen);
        admin.post(north.staff(), "/clients/" + client + "/secrets", Map.of()).done();

        accept(code, seen, Map.of()).conflict();
        admin.get(north.staff(), north.path("")).done();

        admin.patch(north.staff(), "/roles/" + writer, Map.of("permissions", List.of())).done();
        var again = look(south, code).done().text("seen");
        assertThat(again).isNotEqualTo(seen);
        accept(code, again, Map.of()).done();
    }

    @Test
    void code_worksOnce_forItsResellerOnly_whileItLasts_untilItIsCancelled() {
        var west = Tenant.create(admin, "West");
        var first = offer();
        var code = first.text("code");
        assertThat(first.text("code")).startsWith("sy_tc_");
        assertThat(admin.get(north.staff(), north.path("/transfer")).done().members().has("code"))
                .isFalse();
        for (var stranger : List.of(west, north)) {
            assertThat(look(stranger, code).invalid("code").message())
                    .isEqualTo(look(stranger, "x").invalid("code").message());
        }
        admin.post(north.staff(), north.path("/transfer"), Map.of("reseller", south.reseller()))
                .conflict();
        admin.delete(north.staff(), north.path("/transfer")).done();
        assertUseless(code);
        admin.get(north.staff(), north.path("/transfer")).missing();

        var second = offer().text("code");
        accept(second, look(south, second).text("seen"), Map.of()).done();
        assertUseless(second);
    }

    @Test
    void code_afterItsTerm_isUseless() {
        var code = offer().text("code");
        admin.clock.move(Duration.ofDays(7));
        var later =
                new Tenant(
                        south.reseller(),
                        south.application(),
                        admin.actor(south.authority(), Tenant.ALL));
        look(later, code).invalid("code");
    }

    @Test
    void offererWhoLostItsReseller_itsCodeIsUseless_theOperatorMovesIt() {
        var code = offer().text("code");
        admin.patch(admin.operator, "/resellers/" + north.reseller(), Map.of("standing", "frozen"))
                .done();
        assertUseless(code);

        var path = north.path("/move");
        var body = new HashMap<String, Object>(Map.of("reseller", south.reseller()));
        admin.post(south.staff(), path, body).invalid("seen");
        admin.post(south.staff(), path + "?dry_run=true", body)
                .forbidden(RefusalCode.OPERATOR_ONLY);
        var seen = admin.post(admin.operator, path + "?dry_run=true", body).done();
        body.put("seen", seen.text("seen"));
        admin.post(admin.operator, path, body).done();
        assertThat(admin.get(south.staff(), north.path("")).done().text("reseller"))
                .isEqualTo(south.reseller());
        admin.post(admin.operator, path + "?dry_run=true", Map.of("reseller", north.reseller()))
                .invalid("reseller");
    }

    @Test
    void offer_toAResellerThatIsNot_looksLikeOneToOneThatIs() {
        var known = offer();
        admin.delete(north.staff(), north.path("/transfer")).done();
        var unknown =
                admin.post(
                                north.staff(),
                                north.path("/transfer"),
                                Map.of("reseller", "f".repeat(24)))
                        .done();
        assertThat(unknown.members().values().keySet())
                .containsExactlyElementsOf(known.members().values().keySet());
        admin.delete(north.staff(), north.path("/transfer")).done();
        admin.post(north.staff(), north.path("/transfer"), Map.of("reseller", north.reseller()))
                .invalid("reseller");
    }

    @Test
    void move_givesNobodyMoreThanBefore() {
        admin.put(
                        admin.operator,
                        "/resellers/" + north.reseller() + "/ceiling",
                        ceiling("documents:write"))
                .done();
        admin.put(
                        admin.operator,
                        "/resellers/" + south.reseller() + "/ceiling",
                        ceiling("documents:read", "documents:write"))
                .done();
        moved();
        assertThat(admin.get(south.staff(), north.path("/ceiling")).texts("permissions"))
                .containsExactly("documents:write");
    }
}
