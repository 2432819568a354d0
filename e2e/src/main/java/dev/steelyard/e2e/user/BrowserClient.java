package dev.steelyard.e2e.user;

import static dev.steelyard.e2e.client.RefusalCheck.WITHOUT_CHALLENGE;
import static dev.steelyard.e2e.client.RefusalCheck.byApi;

import dev.steelyard.e2e.client.AuthRequest;
import dev.steelyard.e2e.client.Caller;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.Person;
import dev.steelyard.e2e.client.RefusalCheck;
import dev.steelyard.e2e.client.Tokens;
import dev.steelyard.e2e.http.Answer;
import dev.steelyard.e2e.job.CheckContext;
import dev.steelyard.e2e.job.ClientCredentials;
import dev.steelyard.e2e.step.Mismatch;
import dev.steelyard.e2e.step.StepResult;

/**
 * End-to-end check of a public client in a browser, which has an allowed origin instead of a secret
 * and API key.
 */
public final class BrowserClient {
    private static final String ELSEWHERE = "https://elsewhere.example";

    private final CheckContext scene;
    private final Person anna;
    private final String origin;

    public BrowserClient(CheckContext scene, Person anna) {
        this.scene = scene;
        this.anna = anna;
        this.origin = scene.demo().get("browser_origin");
    }

    public void run() {
        var steps = scene.steps();
        var client = steps.have("the public client, as the reseller sees it", this::client);
        var asked = AuthRequest.of(scene.provider(), client, "openid");
        var form =
                steps.have(
                        "its user logs in and allows it",
                        () -> {
                            var callback = anna.through(asked);
                            return new StepResult<>(
                                    asked.redemption(asked.code(callback)), "a code");
                        });
        steps.see(
                "the code for tokens, from another origin",
                () -> scene.provider().tokenFrom(ELSEWHERE, client, form).expect(403).toString());
        var tokens =
                steps.have(
                        "the code for tokens, from its origin",
                        () -> {
                            var answer = scene.provider().tokenFrom(origin, client, form);
                            allowed(answer.expect(200));
                            return new StepResult<>(
                                    Tokens.of(answer), "200, CORS allows the origin");
                        });
        var api = scene.api();
        var here = scene.application();
        steps.soon(
                "preflight at the API, from its origin",
                () -> {
                    var answer = api.preflight(here, origin);
                    Mismatch.unless(answer.status() / 100 == 2, "204", answer);
                    return allowed(answer);
                });
        steps.see(
                "preflight at the API, from another origin",
                () ->
                        byApi(
                                api.preflight(here, ELSEWHERE),
                                403,
                                "origin_not_allowed",
                                WITHOUT_CHALLENGE));
        var page = Caller.of(client, tokens).from(origin);
        steps.see(
                "GET documents from its origin, without an API key",
                () -> {
                    var answer = api.documents(here, page);
                    allowed(answer);
                    return ClientCredentials.documents(answer);
                });
        steps.see(
                "GET documents from another origin",
                () ->
                        byApi(
                                api.documents(here, page.from(ELSEWHERE)),
                                403,
                                "origin_not_allowed",
                                WITHOUT_CHALLENGE));
        steps.see(
                "GET documents with another client's API key",
                () ->
                        byApi(
                                api.documents(here, page.withApiKey(scene.demo().get("api_key"))),
                                401,
                                "api_key_invalid",
                                RefusalCheck.BARE));
    }

    private StepResult<Client> client() {
        var id = scene.demo().get("browser_client_id");
        var answer = scene.reseller().get("/clients/" + id).expect(200);
        Mismatch.unless(answer.text("type").equals("public"), "public", answer);
        var redirectUri = answer.json().path("redirect_uris").path(0).asString("");
        return new StepResult<>(new Client(id, null, null, redirectUri), "public, " + origin);
    }

    private String allowed(Answer answer) {
        var allowed = answer.header("Access-Control-Allow-Origin");
        Mismatch.unless(allowed.equals(origin), origin, answer + ", " + allowed);
        var credentials = answer.header("Access-Control-Allow-Credentials");
        Mismatch.unless(credentials.isEmpty(), "no credentials", credentials);
        return answer + ", allows " + allowed;
    }
}
