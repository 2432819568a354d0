package dev.steelyard.e2e.protocol;

import static dev.steelyard.e2e.client.RefusalCheck.withoutPermission;

import dev.steelyard.e2e.client.AuthRequest;
import dev.steelyard.e2e.client.Caller;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.Person;
import dev.steelyard.e2e.client.RefusalCheck;
import dev.steelyard.e2e.client.Tokens;
import dev.steelyard.e2e.http.Answer;
import dev.steelyard.e2e.job.CheckContext;
import dev.steelyard.e2e.job.ClientCredentials;
import dev.steelyard.e2e.job.Integration;
import dev.steelyard.e2e.step.Mismatch;
import dev.steelyard.e2e.step.StepResult;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * End-to-end check that an access token has the permissions of its user or client, limited to one
 * application and to the token's scope.
 */
public final class Principals {
    private final CheckContext scene;
    private final Integration integration;
    private final Client client;
    private final Person anna;

    public Principals(CheckContext scene, Integration integration, Person anna) {
        this.scene = scene;
        this.integration = integration;
        this.client = integration.client();
        this.anna = anna;
    }

    public void run() {
        var own = Caller.of(client, scene.provider().clientCredentials(client));
        var user = scene.steps().have("a token for the user", () -> userToken("openid"));
        var annas = Caller.of(client, user);
        roles(own, annas);
        isolation(annas);
        access(own, annas);
        scopes();
    }

    private void roles(Caller own, Caller annas) {
        var steps = scene.steps();
        var here = scene.application();
        steps.see(
                "the client's role: documents:read and store:read",
                () -> integration.give(scene.reseller(), "documents:read", "store:read"));
        steps.soon(
                "GET store with the client's own token",
                () -> scene.api().store(here, own).expect(200).toString());
        steps.see(
                "GET store with the user's, whose roles lack it",
                () -> withoutPermission(scene.api().store(here, annas), "store:read"));
        steps.soon(
                "POST document with the client's own token",
                () -> withoutPermission(scene.api().addDocument(here, own), "documents:write"));
        steps.see(
                "POST document with the user's, whose roles have it",
                () -> scene.api().addDocument(here, annas).expect(201).toString());
    }

    private void isolation(Caller annas) {
        var there = scene.otherApplication();
        var steps = scene.steps();
        steps.see(
                "GET documents of the other application, of which the user is a member too",
                () -> ClientCredentials.mismatch(scene.api().documents(there, annas)));
        steps.see(
                "POST document there",
                () -> ClientCredentials.mismatch(scene.api().addDocument(there, annas)));
    }

    private void access(Caller own, Caller annas) {
        var steps = scene.steps();
        steps.see(
                "GET /access for the user: both applications, and why",
                () -> {
                    var data = scene.api().access(annas).expect(200).json().path("data");
                    Mismatch.unless(data.size() == 2, "two applications", data.size());
                    var here = row(data, scene.application());
                    var other = row(data, scene.otherApplication());
                    Mismatch.unless(here.path("accessible").asBoolean(false), "accessible", "not");
                    Mismatch.unless(here.path("company").isObject(), "the company", "none");
                    var reason = other.path("reason").path("code").asString("");
                    Mismatch.unless(
                            !other.path("accessible").asBoolean(true)
                                    && reason.equals("other_application"),
                            "other_application",
                            reason);
                    Mismatch.unless(
                            !other.has("company") && !other.has("expiry"),
                            "only the name of the other",
                            "more");
                    return "%s accessible, %s not (%s)".formatted(name(here), name(other), reason);
                });
        steps.see(
                "GET /access for the client: its own",
                () -> {
                    var data = scene.api().access(own).expect(200).json().path("data");
                    Mismatch.unless(data.size() == 1, "one application", data.size());
                    return name(row(data, scene.application())) + " accessible";
                });
    }

    private void scopes() {
        var steps = scene.steps();
        var here = scene.application();
        var narrow =
                steps.have(
                        "a token for the user with scope documents:read",
                        () -> userToken("openid documents:read"));
        var annas = Caller.of(client, narrow);
        steps.see(
                "GET documents with it",
                () -> ClientCredentials.documents(scene.api().documents(here, annas)));
        steps.see(
                "POST document with it, although the role could",
                () -> withoutPermission(scene.api().addDocument(here, annas), "documents:write"));
        steps.see(
                "the client's role: documents:read and documents:write",
                () -> integration.give(scene.reseller(), "documents:read", "documents:write"));
        steps.soon(
                "POST document with a token without scope",
                () -> scene.api().addDocument(here, asClient(Map.of())).expect(201).toString());
        steps.see(
                "POST document with the client's scope=documents:read",
                () ->
                        withoutPermission(
                                scene.api()
                                        .addDocument(
                                                here, asClient(Map.of("scope", "documents:read"))),
                                "documents:write"));
        steps.see(
                "a scope that only users can hold, for the client",
                () ->
                        RefusalCheck.byProvider(
                                token(Map.of("scope", "data:import")), 400, "invalid_scope"));
    }

    private Caller asClient(Map<String, String> parameters) {
        return Caller.of(client, Tokens.of(token(parameters)));
    }

    private Answer token(Map<String, String> parameters) {
        var form = new LinkedHashMap<>(parameters);
        form.put("grant_type", "client_credentials");
        return scene.provider().token(client, form);
    }

    private StepResult<Tokens> userToken(String scope) {
        return new StepResult<>(
                anna.tokens(AuthRequest.of(scene.provider(), client, scope)), "200");
    }

    private static JsonNode row(JsonNode data, String application) {
        for (var row : data) {
            if (row.path("_id").asString("").equals(application)) {
                return row;
            }
        }
        throw new Mismatch("the application " + application, "none");
    }

    private static String name(JsonNode row) {
        return row.path("name").asString("");
    }
}
