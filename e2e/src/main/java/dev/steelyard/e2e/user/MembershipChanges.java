package dev.steelyard.e2e.user;

import dev.steelyard.e2e.client.AuthRequest;
import dev.steelyard.e2e.client.Caller;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.Person;
import dev.steelyard.e2e.client.RefusalCheck;
import dev.steelyard.e2e.http.Answer;
import dev.steelyard.e2e.job.CheckContext;
import dev.steelyard.e2e.job.ClientCredentials;
import dev.steelyard.e2e.job.Integration;
import dev.steelyard.e2e.step.Mismatch;
import dev.steelyard.e2e.step.StepResult;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * End-to-end check that a user loses access when the membership ends or the application is
 * suspended.
 */
public final class MembershipChanges {
    private final CheckContext scene;
    private final Client client;
    private final Person anna;

    public MembershipChanges(CheckContext scene, Integration integration, Person anna) {
        this.scene = scene;
        this.client = integration.client();
        this.anna = anna;
    }

    public void run() {
        var before = annas();
        scene.steps().see("GET documents for the user", () -> works(before));
        membership(before);
        var now = annas();
        scene.steps().soon("GET documents with a new token", () -> works(now));
        suspension(now);
    }

    private Caller annas() {
        return Caller.of(client, anna.tokens(AuthRequest.of(scene.provider(), client, "openid")));
    }

    private void membership(Caller annas) {
        var steps = scene.steps();
        var members = "/applications/" + scene.application() + "/members";
        var member =
                steps.have(
                        "the reseller takes the user out of the application",
                        () -> {
                            var all = scene.reseller().get(members).expect(200).json();
                            var found = all.path("data").path(0);
                            var path = members + "/" + found.path("user").asString("");
                            var answer = scene.reseller().delete(path);
                            Mismatch.unless(answer.status() / 100 == 2, "2xx", answer);
                            return new StepResult<>(found, answer.toString());
                        });
        steps.soon(
                "GET documents with its token",
                () -> RefusalCheck.token(documents(annas), "not_a_member"));
        steps.see(
                "the reseller invites the user's address",
                () -> {
                    var roles = member.path("roles").valueStream().map(JsonNode::asString);
                    return scene.reseller()
                            .post(
                                    "/applications/" + scene.application() + "/invitations",
                                    Map.of("email", anna.email(), "roles", roles.toList()))
                            .expect(201)
                            .toString();
                });
        var link =
                steps.have(
                        "the mail",
                        () ->
                                new StepResult<>(
                                        scene.mailbox().link(anna.email(), "invited"), "a link"));
        steps.see(
                "the user accepts it, with the password",
                () -> anna.accept(anna.open(link).page()).page().toString());
        steps.soon(
                "GET documents with the token from before, which stays ended",
                () -> RefusalCheck.token(documents(annas), "token_revoked"));
    }

    private void suspension(Caller annas) {
        var steps = scene.steps();
        steps.see("the reseller suspends the application", () -> suspend(true));
        steps.soon(
                "GET documents",
                () ->
                        RefusalCheck.byApi(
                                documents(annas),
                                403,
                                "application_stopped",
                                RefusalCheck.WITHOUT_CHALLENGE));
        steps.see(
                "GET /access says why",
                () -> {
                    var data = scene.api().access(annas).expect(200).json().path("data");
                    for (var row : data) {
                        if (row.path("_id").asString("").equals(scene.application())) {
                            var reason = row.path("reason").path("code").asString("");
                            Mismatch.unless(
                                    reason.equals("application_suspended"),
                                    "application_suspended",
                                    reason);
                            return reason;
                        }
                    }
                    throw new Mismatch("the application", "none");
                });
        steps.see("the reseller ends that", () -> suspend(false));
        steps.soon("GET documents, again", () -> works(annas));
    }

    private String suspend(boolean suspended) {
        return scene.reseller()
                .patch("/applications/" + scene.application(), Map.of("suspended", suspended))
                .expect(200)
                .toString();
    }

    private Answer documents(Caller caller) {
        return scene.api().documents(scene.application(), caller);
    }

    private String works(Caller caller) {
        return ClientCredentials.documents(documents(caller));
    }
}
