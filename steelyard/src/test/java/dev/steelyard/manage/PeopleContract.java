package dev.steelyard.manage;

import static dev.steelyard.manage.Steelyard.done;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.principal.BuiltInIds;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.user.StaffOperations.NewStaff;
import dev.steelyard.testkit.Database;
import dev.steelyard.testkit.domain.StoredPassword;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;

/** People at work: members, staff, the operator, and what clients got for them. */
abstract class PeopleContract {
    static final String API = "https://api.example.com";
    static final Authority OPERATOR = new Authority.Operator();
    private static final String LOOPBACK = "http://127.0.0.1/callback";

    final Steelyard steelyard;
    final Visits visits;
    final Tenant tenant;

    PeopleContract(Database database) {
        this.steelyard = new Steelyard(database.url());
        this.visits = new Visits(steelyard);
        Platform.make(steelyard);
        this.tenant = Tenant.make(steelyard, "North");
    }

    @AfterEach
    void stop() {
        steelyard.close();
    }

    /** A client that users log in with, and its secret. */
    record Integration(Id<Client> id, String secret) {}

    final Integration integration() {
        var made =
                steelyard
                        .post(
                                tenant.token(),
                                tenant.path("/clients"),
                                Map.of(
                                        "name",
                                        "Integration",
                                        "type",
                                        "confidential",
                                        "grant_types",
                                        Set.of("authorization_code", "refresh_token"),
                                        "redirect_uris",
                                        List.of(Visits.CALLBACK)))
                        .expect(201);
        return new Integration(new Id<>(made.text("_id")), made.text("client_secret"));
    }

    final Answered tokens(Integration client, Id<Session> session) {
        var scope = "openid offline_access";
        return visits.redeem(session, client.id(), client.secret(), Visits.CALLBACK, API, scope)
                .expect(200);
    }

    final boolean active(Integration client, String token) {
        return visits.post(
                        "/oidc/introspection", client.id(), client.secret(), Map.of("token", token))
                .expect(200)
                .json()
                .path("active")
                .asBoolean();
    }

    /** A token by which somebody manages, as by the command line's login. */
    final String managing(Id<Session> session) {
        var resource = BuiltInIds.managementIdentifier("http://localhost:8080");
        return visits.redeem(session, BuiltInIds.COMMAND_LINE, null, LOOPBACK, resource, "")
                .expect(200)
                .text("access_token");
    }

    final Id<User> member(String email) {
        var user = People.user(steelyard, email);
        join(user, email);
        return user;
    }

    final void join(Id<User> user, String email) {
        var invited =
                steelyard
                        .post(
                                tenant.token(),
                                tenant.path("/invitations"),
                                Map.of("email", email, "roles", List.of()))
                        .expect(201);
        done(
                steelyard
                        .manage
                        .acceptInvitation()
                        .asUser(
                                invited.secretOfLink(),
                                StoredPassword.of(steelyard.store, user),
                                null,
                                null,
                                null));
    }

    final Id<User> operator(String email, ManagementPermission... permissions) {
        var user = People.user(steelyard, email);
        staff(user, OPERATOR, permissions);
        return user;
    }

    final void staff(Id<User> user, Authority authority, ManagementPermission... permissions) {
        done(
                steelyard
                        .manage
                        .staff()
                        .put(
                                Actor.system(),
                                user,
                                new NewStaff(Optional.of(authority), Set.of(permissions)),
                                null));
    }

    final Answered operate(String method, String path) {
        return steelyard.call(steelyard.operator, method, path, null);
    }

    final List<String> found(String query) {
        return ids(operate("GET", "/users?query=" + query).expect(200));
    }

    static List<String> ids(Answered list) {
        return list.json().path("data").values().stream()
                .map(one -> one.path("_id").asString())
                .toList();
    }

    final JsonNode event(String action) {
        var events = operate("GET", "/audit?limit=200").expect(200).json().path("data");
        return events.values().stream()
                .filter(event -> event.path("action").asString().equals(action))
                .toList()
                .getFirst();
    }
}
