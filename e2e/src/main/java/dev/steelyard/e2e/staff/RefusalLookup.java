package dev.steelyard.e2e.staff;

import dev.steelyard.e2e.client.Caller;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.ManagementCaller;
import dev.steelyard.e2e.client.RefusalCheck;
import dev.steelyard.e2e.http.Answer;
import dev.steelyard.e2e.job.CheckContext;
import dev.steelyard.e2e.job.Integration;
import dev.steelyard.e2e.step.Mismatch;
import dev.steelyard.e2e.step.StepResult;
import java.util.List;
import java.util.Map;

/**
 * End-to-end check that the reference in an API's error response leads authorized callers to an
 * explanation.
 */
public final class RefusalLookup {
    private final CheckContext scene;
    private final Client client;
    private final ManagementCaller operator;

    public RefusalLookup(CheckContext scene, Integration integration) {
        this.scene = scene;
        this.client = integration.client();
        this.operator =
                ManagementCaller.of(scene.http(), scene.provider(), scene.demo(), "operator");
    }

    public void run() {
        var steps = scene.steps();
        var reference = steps.have("GET documents without an API key", this::refused);
        steps.soon(
                "the operator looks its reference up",
                () -> explained(operator.get("/refusals/" + reference)));
        steps.see(
                "the reseller does",
                () -> explained(scene.reseller().get("/refusals/" + reference)));
        steps.see(
                "the client itself asks the issuer",
                () -> explained(scene.provider().explain(client, reference)));
        steps.see(
                "another client does",
                () ->
                        RefusalCheck.byProvider(
                                scene.provider().explain(other(), reference), 404, "not_found"));
        var elsewhere = steps.have("another reseller's program", this::elsewhere);
        steps.see(
                "it looks the reference up",
                () ->
                        RefusalCheck.byManagement(
                                elsewhere.get("/refusals/" + reference), 404, "not_found"));
    }

    private StepResult<String> refused() {
        var caller = Caller.of(client, scene.provider().clientCredentials(client));
        var answer = scene.api().documents(scene.application(), caller.withApiKey(null));
        var seen = RefusalCheck.byApi(answer, 401, "api_key_missing", RefusalCheck.BARE);
        return new StepResult<>(answer.header("X-Request-Id"), seen);
    }

    private String explained(Answer answer) {
        answer.expect(200);
        var code = answer.json().path("code").asString("");
        Mismatch.unless(code.equals("api_key_missing"), "api_key_missing", answer);
        return answer.json().path("message").asString("");
    }

    /** Of the same reseller. */
    private Client other() {
        var demo = scene.demo();
        return new Client(demo.get("client_id"), demo.get("client_secret"), null, "");
    }

    private StepResult<ManagementCaller> elsewhere() {
        var reseller =
                operator.post("/resellers", Map.of("name", "Elsewhere"))
                        .expect(201)
                        .json()
                        .path("_id")
                        .asString("");
        var made =
                operator.post(
                                "/management-clients",
                                Map.of(
                                        "name",
                                        "Elsewhere's program",
                                        "authority",
                                        reseller,
                                        "permissions",
                                        List.of("manage.clients:read")))
                        .expect(201)
                        .json();
        var program =
                new Client(
                        made.path("_id").asString(""),
                        made.path("client_secret").asString(""),
                        null,
                        "");
        var token = scene.provider().clientCredentials(program).accessToken();
        return new StepResult<>(
                new ManagementCaller(scene.http(), scene.demo().get("management"), token),
                "it may see clients");
    }
}
