package dev.steelyard.e2e.user;

import dev.steelyard.e2e.client.AuthRequest;
import dev.steelyard.e2e.client.Caller;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.Person;
import dev.steelyard.e2e.client.RefusalCheck;
import dev.steelyard.e2e.client.Tokens;
import dev.steelyard.e2e.http.Parameters;
import dev.steelyard.e2e.job.CheckContext;
import dev.steelyard.e2e.job.ClientCredentials;
import dev.steelyard.e2e.job.Integration;
import dev.steelyard.e2e.step.Mismatch;
import dev.steelyard.e2e.step.StepResult;
import java.net.URI;
import java.util.Map;

/**
 * End-to-end check that a logout revokes the session's tokens, but not a refresh token with {@code
 * offline_access}.
 */
public final class Logout {
    private final CheckContext scene;
    private final Client client;
    private final Person anna;

    public Logout(CheckContext scene, Integration integration, Person anna) {
        this.scene = scene;
        this.client = integration.client();
        this.anna = anna;
    }

    public void run() {
        var steps = scene.steps();
        var offline = steps.have("tokens with offline_access", () -> allowed("offline_access"));
        var online = steps.have("tokens without it", () -> allowed(""));
        steps.see("tokens, where the user refuses offline_access when asked again", this::refused);
        steps.see(
                "the client logs the user out (RP-initiated)",
                () -> {
                    var hint = Map.of("id_token_hint", online.id());
                    var endpoint = scene.provider().metadata().getEndSessionEndpointURI();
                    var uri = URI.create(endpoint + "?" + Parameters.encode(hint));
                    return anna.open(uri).page().toString();
                });
        var caller = Caller.of(client, online);
        steps.soon(
                "GET documents with the session's token",
                () ->
                        RefusalCheck.token(
                                scene.api().documents(scene.application(), caller),
                                "session_ended"));
        steps.see(
                "the refresh token that was allowed to stay",
                () -> {
                    var fresh = Tokens.of(scene.provider().refresh(client, offline.refresh()));
                    var kept = Caller.of(client, fresh);
                    return ClientCredentials.documents(
                            scene.api().documents(scene.application(), kept));
                });
        steps.see(
                "the client sends its user to /auth again",
                () -> {
                    var page = anna.open(asked("").uri()).page();
                    Mismatch.unless(Person.loginForm(page).isPresent(), "the login page", page);
                    return page.toString();
                });
    }

    private AuthRequest asked(String more) {
        return AuthRequest.of(scene.provider(), client, ("openid " + more).strip());
    }

    private StepResult<Tokens> allowed(String more) {
        var tokens = anna.tokens(asked(more));
        boolean asExpected = tokens.refreshToken().isPresent() == more.contains("offline");
        Mismatch.unless(asExpected, "a refresh token only with offline_access", "otherwise");
        return new StepResult<>(tokens, more.isEmpty() ? "200, no refresh token" : "200");
    }

    private String refused() {
        var asked = asked("offline_access").with("prompt", "consent");
        var code = asked.code(anna.through(asked, false));
        var answer = scene.provider().token(client, asked.redemption(code));
        var tokens = Tokens.of(answer);
        Mismatch.unless(tokens.refreshToken().isEmpty(), "no refresh token", "one");
        var scope = tokens.scope().orElse("none said");
        Mismatch.unless(scope.equals("openid"), "scope=openid", scope);
        return "200, no refresh token, scope=" + scope;
    }
}
