package dev.steelyard.e2e.staff;

import dev.steelyard.e2e.client.AuthRequest;
import dev.steelyard.e2e.client.Caller;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.ManagementCaller;
import dev.steelyard.e2e.client.Person;
import dev.steelyard.e2e.client.RefusalCheck;
import dev.steelyard.e2e.client.Tokens;
import dev.steelyard.e2e.http.Answer;
import dev.steelyard.e2e.job.CheckContext;
import dev.steelyard.e2e.job.ClientCredentials;
import dev.steelyard.e2e.job.Integration;
import dev.steelyard.e2e.step.Mismatch;
import dev.steelyard.e2e.step.StepResult;
import java.util.Map;

/**
 * End-to-end check that access ends when a user's consent is withdrawn, the user's sessions are
 * ended or the user is disabled. The operator or the reseller does so, not the user.
 */
public final class AccessRevocation {
    private final CheckContext scene;
    private final Client client;
    private final Person anna;

    public AccessRevocation(CheckContext scene, Integration integration, Person anna) {
        this.scene = scene;
        this.client = integration.client();
        this.anna = anna;
    }

    public void run() {
        var operator =
                ManagementCaller.of(scene.http(), scene.provider(), scene.demo(), "operator");
        var user = scene.steps().have("the operator finds the user", () -> find(operator));
        consent(user);
        logins(operator, user);
        disabled(operator, user);
    }

    private StepResult<String> find(ManagementCaller operator) {
        var email = scene.demo().get("user", "email");
        var found = operator.get("/users?query=" + email).expect(200).json().path("data");
        Mismatch.unless(found.size() == 1, "one user", found.size());
        var user = found.path(0);
        return new StepResult<>(user.path("_id").asString(""), user.path("name").asString(""));
    }

    private void consent(String user) {
        // Asked again: the user has refused offline_access before, which is remembered.
        var before = tokens(asked("offline_access").with("prompt", "consent"));
        scene.steps()
                .see(
                        "the reseller withdraws the user's consent to its client",
                        () ->
                                scene.reseller()
                                        .delete("/clients/" + client.id() + "/consents/" + user)
                                        .expect(204)
                                        .toString());
        refused(before, "consent_withdrawn");
        var again = tokens(asked("offline_access"));
        refused(before, "token_revoked");
        scene.steps().see("the old refresh token", () -> over(before));
        works(again);
    }

    private void logins(ManagementCaller operator, String user) {
        var before = tokens(asked(""));
        scene.steps()
                .see(
                        "the operator ends all logins of the user",
                        () -> operator.delete("/users/" + user + "/sessions").expect(204) + "");
        refused(before, "session_ended");
        scene.steps().see("the client sends its user to /auth again", this::loginIsAsked);
    }

    private void disabled(ManagementCaller operator, String user) {
        var steps = scene.steps();
        var before = tokens(asked("offline_access"));
        steps.see("the operator disables the user", () -> act(operator, user, "disable"));
        refused(before, "user_disabled");
        steps.see("its refresh token", () -> over(before));
        steps.see("the right password, answered as a wrong one", this::sameAsWrong);
        steps.see("the operator enables the user", () -> act(operator, user, "enable"));
        refused(before, "token_revoked");
        works(tokens(asked("")));
    }

    private static String act(ManagementCaller operator, String user, String what) {
        return operator.post("/users/" + user + "/" + what, Map.of()).expect(200).toString();
    }

    private Tokens tokens(AuthRequest asked) {
        return scene.steps()
                .have(
                        "the user logs in and allows it",
                        () -> new StepResult<>(anna.tokens(asked), "200"));
    }

    private AuthRequest asked(String more) {
        return AuthRequest.of(scene.provider(), client, ("openid " + more).strip());
    }

    private String loginIsAsked() {
        var page = anna.open(asked("").uri()).page();
        Mismatch.unless(Person.loginForm(page).isPresent(), "the login page", page);
        return page.toString();
    }

    private String sameAsWrong() {
        var login = anna.open(asked("").uri()).page();
        var right = anna.logIn(login).page();
        var wrong = anna.logIn(right, "not the password").page();
        Mismatch.unless(right.contains("role=\"alert\""), "a page that says so", right);
        Mismatch.unless(right.toString().equals(wrong.toString()), "the same page", right);
        return right.toString();
    }

    private String over(Tokens tokens) {
        return RefusalCheck.byProvider(
                scene.provider().refresh(client, tokens.refresh()), 400, "invalid_grant");
    }

    private void refused(Tokens tokens, String code) {
        scene.steps()
                .soon(
                        "GET documents with the token from before",
                        () -> RefusalCheck.token(documents(tokens), code));
    }

    private void works(Tokens tokens) {
        scene.steps()
                .soon(
                        "GET documents with a new token",
                        () -> ClientCredentials.documents(documents(tokens)));
    }

    private Answer documents(Tokens tokens) {
        return scene.api().documents(scene.application(), Caller.of(client, tokens));
    }
}
