package dev.steelyard.e2e.user;

import dev.steelyard.e2e.client.AuthRequest;
import dev.steelyard.e2e.client.Caller;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.Person;
import dev.steelyard.e2e.client.RefusalCheck;
import dev.steelyard.e2e.client.Tokens;
import dev.steelyard.e2e.http.Answer;
import dev.steelyard.e2e.http.VisitResult;
import dev.steelyard.e2e.job.CheckContext;
import dev.steelyard.e2e.job.ClientCredentials;
import dev.steelyard.e2e.job.Integration;
import dev.steelyard.e2e.step.Mismatch;
import dev.steelyard.e2e.step.StepResult;
import java.util.Map;

/**
 * End-to-end check that the server refuses invalid authorization requests and the invalid or
 * repeated redemption of an authorization code.
 */
public final class AuthorizationCodes {
    private static final String SCOPE = "openid offline_access";

    private final CheckContext scene;
    private final Client client;
    private final Person anna;

    public AuthorizationCodes(CheckContext scene, Integration integration, Person anna) {
        this.scene = scene;
        this.client = integration.client();
        this.anna = anna;
    }

    public void run() {
        asking();
        redeeming();
        replaying();
    }

    private void asking() {
        var steps = scene.steps();
        steps.see(
                "a request without PKCE",
                () ->
                        refused(
                                asked().with("code_challenge", null)
                                        .with("code_challenge_method", null)));
        steps.see(
                "PKCE with the method plain",
                () -> refused(asked().with("code_challenge_method", "plain")));
        steps.see(
                "a redirect URI that isn't registered",
                () -> {
                    var other = client.redirectUri() + "/";
                    var visit = anna.open(asked().with("redirect_uri", other).uri());
                    if (visit instanceof VisitResult.Shown(var page)) {
                        page.answer().expect(400);
                        return page + ", no redirect";
                    }
                    throw new Mismatch("a page that says so", visit);
                });
    }

    private void redeeming() {
        var steps = scene.steps();
        var asked = asked();
        var code =
                steps.have(
                        "a code for the user, who is logged in and has allowed it",
                        () -> {
                            var visit = anna.open(asked.uri());
                            return new StepResult<>(asked.code(visit.left()), "at once");
                        });
        steps.see(
                "the code with a wrong verifier",
                () -> {
                    var other =
                            AuthRequest.of(scene.provider(), client, SCOPE).verifier().getValue();
                    return invalid(redeem(asked, code, "code_verifier", other));
                });
        steps.see(
                "the code without a verifier",
                () -> {
                    var form = asked.redemption(code);
                    form.remove("code_verifier");
                    return invalid(scene.provider().token(client, form));
                });
        steps.see(
                "the code with another redirect URI",
                () -> {
                    var other = client.redirectUri() + "?x=1";
                    return invalid(redeem(asked, code, "redirect_uri", other));
                });
        steps.see(
                "the code from another client",
                () -> {
                    var demo = scene.demo();
                    var other =
                            new Client(demo.get("client_id"), demo.get("client_secret"), null, "");
                    return invalid(scene.provider().token(other, asked.redemption(code)));
                });
        steps.see(
                "none of these has used it up",
                () -> {
                    Tokens.of(scene.provider().token(client, asked.redemption(code)));
                    return "200";
                });
    }

    private void replaying() {
        var steps = scene.steps();
        var asked = asked();
        var form = steps.have("another code", () -> form(asked));
        var tokens =
                steps.have(
                        "the code, the first time",
                        () -> {
                            var got = Tokens.of(scene.provider().token(client, form));
                            return new StepResult<>(got, "200");
                        });
        var caller = Caller.of(client, tokens);
        steps.see(
                "GET documents with its token",
                () ->
                        ClientCredentials.documents(
                                scene.api().documents(scene.application(), caller)));
        steps.see("the code, the second time", () -> invalid(scene.provider().token(client, form)));
        steps.soon(
                "GET documents with the first's token",
                () ->
                        RefusalCheck.token(
                                scene.api().documents(scene.application(), caller),
                                "token_revoked"));
        steps.see(
                "the first's refresh token",
                () -> invalid(scene.provider().refresh(client, tokens.refresh())));
    }

    private AuthRequest asked() {
        return AuthRequest.of(scene.provider(), client, SCOPE);
    }

    private StepResult<Map<String, String>> form(AuthRequest asked) {
        return new StepResult<>(asked.redemption(asked.code(anna.through(asked))), "given");
    }

    private Answer redeem(AuthRequest asked, String code, String parameter, String value) {
        var form = asked.redemption(code);
        form.put(parameter, value);
        return scene.provider().token(client, form);
    }

    private String refused(AuthRequest asked) {
        var error = asked.error(anna.open(asked.uri()).left());
        Mismatch.unless(error.equals("invalid_request"), "invalid_request", error);
        return "back at the client, " + error;
    }

    static String invalid(Answer answer) {
        return RefusalCheck.byProvider(answer, 400, "invalid_grant");
    }
}
