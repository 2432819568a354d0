package dev.steelyard.manage;

import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.STAFF_WRITE;
import static dev.steelyard.domain.permission.ManagementPermission.USERS_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.testkit.Database;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the operator does to users and their logins. */
@ParameterizedClass
@EnumSource(Database.class)
class UsersTest extends PeopleContract {
    UsersTest(Database database) {
        super(database);
    }

    @Test
    void list_searchedByBeginning_pageByPage() {
        var anna = member("Anna@example.com").hex();
        steelyard.clock.move(Duration.ofMillis(1));
        var annette = member("annette@example.com").hex();
        member("bert@anna.example.com");

        assertThat(found("ANN")).containsExactly(anna, annette);
        assertThat(found("anna")).containsExactly(anna);
        assertThat(found("nn")).isEmpty();
        var first = operate("GET", "/users?query=ann&limit=1").expect(200);
        assertThat(ids(first)).containsExactly(anna);
        assertThat(ids(operate("GET", "/users?query=ann&limit=1&after=" + first.text("next"))))
                .containsExactly(annette);
        operate("GET", "/users?query=%20").invalid("query");
        operate("GET", "/users?query=" + "a".repeat(255)).invalid("query");
        operate("GET", "/users?name=a").refused(400, "invalid");
    }

    @Test
    void get_withMembershipsAndStaff() {
        var user = member("anna@example.com");
        staff(user, tenant.authority(), CLIENTS_READ);

        var seen = operate("GET", "/users/" + user).expect(200);
        assertThat(seen.text("email")).isEqualTo("anna@example.com");
        assertThat(seen.json().path("memberships").path(0).path("application").asString())
                .isEqualTo(tenant.application());
        assertThat(seen.json().path("staff").path("authority").asString())
                .isEqualTo(tenant.reseller());
        operate("GET", "/users/" + "f".repeat(24)).refused(404, "not_found");
    }

    @Test
    void disable_endsSessionsFamiliesAndTokens_enable_bringsNoneBack() {
        var user = member("anna@example.com");
        staff(user, tenant.authority(), CLIENTS_READ);
        var client = integration();
        visits.consent(user, client.id(), API);
        var session = visits.session(user);
        var tokens = tokens(client, session);
        var replaced = visits.session(user);
        var ofReplaced = tokens(client, replaced);
        steelyard.store.write(tx -> tx.sessions().end(replaced, steelyard.clock.instant()));
        var managing = managing(session);
        steelyard.get(managing, "/whoami").expect(200);

        var path = "/users/" + user;
        operate("POST", path + "/disable").expect(200);
        steelyard.get(managing, "/whoami").refused(401, "user_disabled");
        assertThat(operate("GET", path + "/sessions").json().path("data")).isEmpty();
        assertThat(event("user.disable").path("subject").asString()).isEqualTo("user:" + user);

        steelyard
                .call(steelyard.operator, "POST", path + "/enable", null, "if-match", "\"1\"")
                .refused(412, "version_mismatch");
        var enabled = operate("POST", path + "/enable").expect(200);
        assertThat(enabled.json().path("disabled").asBoolean()).isFalse();
        steelyard.get(managing, "/whoami").refused(401, "token_revoked");
        for (var dead : List.of(tokens, ofReplaced)) {
            assertThat(active(client, dead.text("access_token"))).isFalse();
            assertThat(active(client, dead.text("refresh_token"))).isFalse();
        }
        var again = tokens(client, visits.session(user));
        assertThat(active(client, again.text("access_token"))).isTrue();
        assertThat(active(client, again.text("refresh_token"))).isTrue();
    }

    @Test
    void disable_oneself_theMorePowerful_theLastWhoMakesStaff_refused() {
        var boss = operator("boss@example.com", STAFF_WRITE, USERS_WRITE);
        var helper = operator("helper@example.com", USERS_WRITE);
        var byBoss = managing(visits.session(boss));
        var byHelper = managing(visits.session(helper));

        steelyard.call(byBoss, "POST", "/users/" + boss + "/disable", null).refused(403, "oneself");
        steelyard
                .call(byHelper, "POST", "/users/" + boss + "/disable", null)
                .refused(403, "beyond_own");
        operate("POST", "/users/" + boss + "/disable").refused(409, "conflict");
        assertThat(steelyard.get(byBoss, "/whoami").status()).isEqualTo(200);

        var second = operator("second@example.com", STAFF_WRITE);
        operate("POST", "/users/" + second + "/disable").expect(200);
        operate("DELETE", "/staff/" + boss).refused(409, "conflict");
        operate("POST", "/users/" + second + "/enable").expect(200);
        operate("DELETE", "/staff/" + boss).expect(204);
    }

    @Test
    void staff_removedAndBack_orMovedAndBack_oldTokensStayEnded() {
        var user = operator("first@example.com", CLIENTS_READ);
        var token = managing(visits.session(user));
        operate("DELETE", "/staff/" + user).expect(204);
        steelyard.get(token, "/whoami").refused(401, "not_staff");
        staff(user, OPERATOR, CLIENTS_READ);
        steelyard.get(token, "/whoami").refused(401, "token_revoked");

        var other = managing(visits.session(user));
        steelyard.get(other, "/whoami").expect(200);
        staff(user, tenant.authority(), CLIENTS_READ);
        staff(user, OPERATOR, CLIENTS_READ);
        steelyard.get(other, "/whoami").refused(401, "token_revoked");
    }

    @Test
    void sessions_listedWhileTheyLive_endedOneByOneOrAll_offlineGrantsGoOn() {
        var user = member("anna@example.com");
        staff(user, OPERATOR, CLIENTS_READ);
        var client = integration();
        visits.consent(user, client.id(), API);
        visits.session(user);
        steelyard.clock.move(Duration.ofHours(13));
        var one = visits.session(user);
        var tokens = tokens(client, one);
        var managing = managing(one);
        steelyard.clock.move(Duration.ofMillis(1));
        var two = visits.session(user);
        var path = "/users/" + user + "/sessions";
        var list = steelyard.get(admin(), path).expect(200);
        assertThat(ids(list)).containsExactly(one.hex(), two.hex());
        assertThat(list.response().body()).doesNotContain("hash", "sha256");

        var stranger = People.user(steelyard, "bert@example.com");
        steelyard
                .delete(admin(), "/users/" + stranger + "/sessions/" + one)
                .refused(404, "not_found");
        steelyard.delete(admin(), path + "/" + one).expect(204);
        steelyard.delete(admin(), path + "/" + one).refused(404, "not_found");
        steelyard.get(managing, "/whoami").refused(401, "session_ended");
        assertThat(active(client, tokens.text("access_token"))).isFalse();
        assertThat(active(client, tokens.text("refresh_token"))).isTrue();

        var later = managing(two);
        steelyard.delete(admin(), path).expect(204);
        steelyard.get(later, "/whoami").refused(401, "session_ended");
        assertThat(ids(steelyard.get(admin(), path))).isEmpty();
    }

    /** A fresh token: the clock was moved on. */
    private String admin() {
        return steelyard.token(OPERATOR, EnumSet.allOf(ManagementPermission.class));
    }
}
