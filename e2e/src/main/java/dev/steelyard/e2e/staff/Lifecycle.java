package dev.steelyard.e2e.staff;

import dev.steelyard.e2e.client.Caller;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.RefusalCheck;
import dev.steelyard.e2e.client.Tokens;
import dev.steelyard.e2e.http.Answer;
import dev.steelyard.e2e.job.CheckContext;
import dev.steelyard.e2e.job.ClientCredentials;
import dev.steelyard.e2e.job.Integration;
import dev.steelyard.e2e.step.StepResult;
import java.util.Map;

/** End-to-end check that a client can be suspended and reactivated, and its secret rotated. */
public final class Lifecycle {
    private static final Map<String, String> FORM = Map.of("grant_type", "client_credentials");

    private final CheckContext scene;
    private final Client client;

    public Lifecycle(CheckContext scene, Integration integration) {
        this.scene = scene;
        this.client = integration.client();
    }

    /** Suspension. */
    public void suspension() {
        var steps = scene.steps();
        var caller = Caller.of(client, scene.provider().clientCredentials(client));
        steps.see("GET documents", () -> ClientCredentials.documents(documents(caller)));
        steps.see("the reseller suspends the client", () -> act("suspend"));
        steps.soon(
                "GET documents with its token",
                () -> RefusalCheck.token(documents(caller), "client_suspended"));
        steps.soon(
                "a new token for it",
                () ->
                        RefusalCheck.byProvider(
                                scene.provider().token(client, FORM), 401, "invalid_client"));
        steps.see("the reseller revives it", () -> act("revive"));
        steps.soon(
                "a new token for it, now",
                () -> {
                    Tokens.of(scene.provider().token(client, FORM));
                    return "200";
                });
        steps.soon(
                "GET documents with the old token",
                () -> ClientCredentials.documents(documents(caller)));
    }

    /** Two secrets for a while. */
    public void rotation() {
        var steps = scene.steps();
        var path = "/clients/" + client.id() + "/secrets";
        var old =
                steps.have(
                        "the client's one secret, as the reseller sees it",
                        () -> {
                            var data = scene.reseller().get(path).expect(200).json().path("data");
                            return new StepResult<>(
                                    data.path(0).path("_id").asString(""), data.size() + " secret");
                        });
        var renewed =
                steps.have(
                        "the reseller adds a second",
                        () -> {
                            var answer = scene.reseller().post(path, Map.of()).expect(201);
                            var secret = answer.text("client_secret");
                            return new StepResult<>(client.withSecret(secret), "201, shown once");
                        });
        steps.soon("a token by the new one", () -> works(renewed));
        steps.see("a token by the old one", () -> works(client));
        steps.see(
                "the reseller ends the old one",
                () -> scene.reseller().delete(path + "/" + old).expect(200).toString());
        steps.soon(
                "a token by the old one, now",
                () ->
                        RefusalCheck.byProvider(
                                scene.provider().token(client, FORM), 401, "invalid_client"));
        steps.see("a token by the new one, still", () -> works(renewed));
    }

    private String works(Client by) {
        Tokens.of(scene.provider().token(by, FORM));
        return "200";
    }

    private String act(String what) {
        return scene.reseller()
                .post("/clients/" + client.id() + "/" + what, Map.of())
                .expect(200)
                .toString();
    }

    private Answer documents(Caller caller) {
        return scene.api().documents(scene.application(), caller);
    }
}
