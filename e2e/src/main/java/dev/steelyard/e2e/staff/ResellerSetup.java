package dev.steelyard.e2e.staff;

import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.ManagementCaller;
import dev.steelyard.e2e.client.RefusalCheck;
import dev.steelyard.e2e.job.CheckContext;
import dev.steelyard.e2e.job.Integration;
import dev.steelyard.e2e.step.Mismatch;
import dev.steelyard.e2e.step.StepResult;
import java.util.List;
import java.util.Map;

/**
 * End-to-end check that a reseller can create a role and a client, and can't see other resellers'
 * data.
 */
public final class ResellerSetup {
    private static final String REDIRECT_URI = "https://books.example.com/callback";

    private final CheckContext scene;

    public ResellerSetup(CheckContext scene) {
        this.scene = scene;
    }

    public Integration run() {
        var steps = scene.steps();
        var reseller = scene.reseller();
        steps.see(
                "the management API says in whose name the token acts",
                () -> {
                    var answer = reseller.get("/whoami").expect(200);
                    var expected = scene.demo().get("reseller", "id");
                    Mismatch.unless(
                            answer.text("authority").equals(expected), "the reseller's id", answer);
                    return "the reseller";
                });
        var role =
                steps.have(
                        "the reseller makes a role with documents:read",
                        () -> {
                            var answer =
                                    reseller.post(
                                            at("/roles"),
                                            Map.of(
                                                    "name",
                                                    "Bookkeeping",
                                                    "permissions",
                                                    List.of("documents:read")));
                            return new StepResult<>(
                                    answer.expect(201).text("_id"), answer.toString());
                        });
        var client =
                steps.have(
                        "the reseller makes a client with that role",
                        () -> {
                            var answer = reseller.post(at("/clients"), client(role)).expect(201);
                            var secret = answer.text("client_secret");
                            var apiKey = answer.text("api_key");
                            Mismatch.unless(
                                    secret.startsWith("sy_sk_") && apiKey.startsWith("sy_ak_"),
                                    "secrets that scanners find",
                                    "others");
                            return new StepResult<>(
                                    new Client(answer.text("_id"), secret, apiKey, REDIRECT_URI),
                                    "201 with client_secret sy_sk_… and api_key sy_ak_…");
                        });
        steps.see("its secrets are never shown again", () -> hidden(client));
        steps.see(
                "a change that doesn't know the latest version",
                () ->
                        RefusalCheck.byManagement(
                                reseller.patchIf(
                                        "\"99\"", "/roles/" + role, Map.of("name", "Stale")),
                                412,
                                "version_mismatch"));
        steps.see("a permission that isn't one", () -> unknownPermission(role));
        steps.see("another reseller's application", this::foreignApplication);
        return new Integration(client, role);
    }

    private String at(String collection) {
        return "/applications/" + scene.application() + collection;
    }

    private static Map<String, Object> client(String role) {
        return Map.of(
                "name",
                "Bookkeeping",
                "type",
                "confidential",
                "grant_types",
                List.of("client_credentials", "authorization_code", "refresh_token"),
                "redirect_uris",
                List.of(REDIRECT_URI),
                "roles",
                List.of(role),
                "rotate_refresh_tokens",
                true);
    }

    private String hidden(Client client) {
        for (var path : List.of("", "/secrets", "/api-keys")) {
            var answer = scene.reseller().get("/clients/" + client.id() + path).expect(200);
            boolean shown =
                    answer.body().contains("" + client.secret())
                            || answer.body().contains("" + client.apiKey());
            Mismatch.unless(!shown, "no secret at /clients/{id}" + path, "one");
        }
        return "not at /clients/{id}, /secrets, /api-keys";
    }

    private String unknownPermission(String role) {
        var answer =
                scene.reseller()
                        .patch("/roles/" + role, Map.of("permissions", List.of("documents:burn")));
        return RefusalCheck.byManagement(answer, 400, "invalid");
    }

    private String foreignApplication() {
        var demo = scene.demo();
        var operator = ManagementCaller.of(scene.http(), scene.provider(), demo, "operator");
        var own = demo.get("reseller", "id");
        for (var application : operator.get("/applications").expect(200).json().path("data")) {
            if (!application.path("reseller").asString("").equals(own)) {
                var id = application.path("_id").stringValue();
                var answer = scene.reseller().get("/applications/" + id);
                return RefusalCheck.byManagement(answer, 404, "not_found");
            }
        }
        throw new Mismatch("an application of another reseller", "none");
    }
}
