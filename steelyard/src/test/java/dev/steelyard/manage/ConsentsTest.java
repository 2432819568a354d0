package dev.steelyard.manage;

import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_READ;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import dev.steelyard.testkit.Database;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What users allowed clients, as resellers and the operator see and end it. */
@ParameterizedClass
@EnumSource(Database.class)
class ConsentsTest extends PeopleContract {
    ConsentsTest(Database database) {
        super(database);
    }

    @Test
    void consents_namesOfMembersForWhoeverMayReadThem_neverAddresses() {
        var client = integration();
        var member = member("anna@example.com");
        steelyard.clock.move(Duration.ofMillis(1));
        var gone = People.user(steelyard, "bert@example.com");
        visits.consent(member, client.id(), API);
        visits.consent(gone, client.id(), API);
        var path = "/clients/" + client.id() + "/consents";

        var seen = steelyard.get(tenant.token(), path).expect(200);
        assertThat(names(seen)).containsExactly("anna@example.com", "");
        var bare = steelyard.token(tenant.authority(), EnumSet.of(CLIENTS_READ));
        assertThat(names(steelyard.get(bare, path).expect(200))).containsExactly("", "");
        var first = seen.json().path("data").path(0);
        assertThat(first.path("everything").path(0).asString()).isEqualTo(API);
        assertThat(first.path("claims").toString()).isEqualTo("[\"birthdate\"]");
        assertThat(first.path("offline").asString()).isEqualTo("granted");
        steelyard.delete(bare, path + "/" + member).refused(403, "permission_missing");
        var other = Tenant.make(steelyard, "South").token();
        for (var user : List.of(member, gone, new Id<User>("f".repeat(24)))) {
            steelyard.delete(other, path + "/" + user).refused(404, "not_found");
        }
        var ofUser = operate("GET", "/users/" + member + "/consents").expect(200);
        var one = ofUser.json().path("data").path(0);
        assertThat(one.path("client").asString()).isEqualTo(client.id().hex());
        assertThat(one.path("claims").toString()).isEqualTo("[\"birthdate\"]");
    }

    private static List<String> names(Answered list) {
        return list.json().path("data").values().stream()
                .map(one -> one.path("name").asString(""))
                .toList();
    }

    @Test
    void consent_withdrawn_endsWhatTheClientGot_andNothingElse() {
        var user = member("anna@example.com");
        var client = integration();
        var another = integration();
        var session = visits.session(user);
        visits.consent(user, client.id(), API);
        visits.consent(user, another.id(), API);
        var tokens = tokens(client, session);
        var others = tokens(another, session);

        var path = "/clients/" + client.id() + "/consents/" + user;
        steelyard.delete(tenant.token(), path).expect(204);
        steelyard.delete(tenant.token(), path).refused(404, "not_found");
        assertThat(active(client, tokens.text("access_token"))).isFalse();
        assertThat(event("consent.withdrawn").path("reseller").asString())
                .isEqualTo(tenant.reseller());

        visits.consent(user, client.id(), API);
        assertThat(active(client, tokens.text("access_token"))).isFalse();
        assertThat(active(client, tokens.text("refresh_token"))).isFalse();
        assertThat(active(another, others.text("access_token"))).isTrue();
        assertThat(active(another, others.text("refresh_token"))).isTrue();

        operate("DELETE", "/users/" + user + "/consents/" + another.id()).expect(204);
        assertThat(active(another, others.text("refresh_token"))).isFalse();
    }
}
