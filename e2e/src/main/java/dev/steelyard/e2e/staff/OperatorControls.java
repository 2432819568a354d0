package dev.steelyard.e2e.staff;

import dev.steelyard.e2e.client.Caller;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.ManagementCaller;
import dev.steelyard.e2e.client.RefusalCheck;
import dev.steelyard.e2e.http.Answer;
import dev.steelyard.e2e.job.CheckContext;
import dev.steelyard.e2e.job.ClientCredentials;
import dev.steelyard.e2e.job.Integration;
import dev.steelyard.e2e.step.Mismatch;
import dev.steelyard.e2e.step.StepResult;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * End-to-end check that requests are refused after the operator lowers a reseller's maximum
 * permissions, or freezes or closes the reseller.
 */
public final class OperatorControls {
    private static final String PERMISSION = "documents:read";

    private final CheckContext scene;
    private final ManagementCaller operator;
    private final Client client;
    private final Caller caller;
    private final String reseller;

    public OperatorControls(CheckContext scene, Integration integration) {
        this.scene = scene;
        this.operator =
                ManagementCaller.of(scene.http(), scene.provider(), scene.demo(), "operator");
        this.client = integration.client();
        this.caller = Caller.of(client, scene.provider().clientCredentials(client));
        this.reseller = "/resellers/" + scene.demo().get("reseller", "id");
    }

    public void run() {
        scene.steps().see("GET documents", this::works);
        ceiling();
        freeze();
        close();
    }

    private void ceiling() {
        var steps = scene.steps();
        var path = reseller + "/ceiling";
        var whole =
                steps.have(
                        "the reseller's ceiling, as the operator sees it",
                        () -> {
                            var answer = operator.get(path).expect(200).json();
                            var permissions = permissions(answer);
                            return new StepResult<>(
                                    permissions, permissions.size() + " permissions");
                        });
        var lower = new TreeSet<>(whole);
        lower.remove(PERMISSION);
        steps.see(
                "the operator lowers it: no " + PERMISSION,
                () -> operator.put(path, Map.of("permissions", lower)).expect(200).toString());
        steps.soon(
                "GET documents with a token from before",
                () -> RefusalCheck.withoutPermission(documents(), PERMISSION));
        steps.see(
                "the reseller can't raise its application's ceiling above it",
                () ->
                        RefusalCheck.byManagement(
                                scene.reseller()
                                        .put(
                                                "/applications/" + scene.application() + "/ceiling",
                                                Map.of("permissions", whole)),
                                400,
                                "invalid"));
        steps.see(
                "the operator raises it again",
                () -> operator.put(path, Map.of("permissions", whole)).expect(200).toString());
        steps.soon("GET documents with the same token, again", this::works);
    }

    /** Rule 10: staff of a frozen reseller can do nothing, its applications run on. */
    private void freeze() {
        var steps = scene.steps();
        steps.see("the operator freezes the reseller", () -> stand("frozen"));
        steps.soon(
                "its staff reads an application",
                () ->
                        RefusalCheck.byManagement(
                                scene.reseller().get("/applications/" + scene.application()),
                                401,
                                "authority_suspended"));
        steps.see("GET documents at its application", this::works);
    }

    private void close() {
        var steps = scene.steps();
        steps.see("the operator closes it", () -> stand("closed"));
        steps.soon(
                "GET documents, now",
                () ->
                        RefusalCheck.byApi(
                                documents(),
                                403,
                                "application_stopped",
                                RefusalCheck.WITHOUT_CHALLENGE));
        steps.see("a token is still issued, and GET /access says why", this::explained);
        steps.see("the operator makes it active again", () -> stand("active"));
        steps.soon("GET documents, again", this::works);
        steps.soon(
                "its staff reads the application, again",
                () ->
                        scene.reseller()
                                .get("/applications/" + scene.application())
                                .expect(200)
                                .toString());
    }

    private String stand(String standing) {
        return operator.patch(reseller, Map.of("standing", standing)).expect(200).toString();
    }

    private String explained() {
        var fresh = Caller.of(client, scene.provider().clientCredentials(client));
        for (var row : scene.api().access(fresh).expect(200).json().path("data")) {
            if (row.path("_id").asString("").equals(scene.application())) {
                var reason = row.path("reason").path("code").asString("");
                Mismatch.unless(reason.equals("reseller_closed"), "reseller_closed", reason);
                return reason;
            }
        }
        throw new Mismatch("the application", "none");
    }

    private static List<String> permissions(JsonNode ceiling) {
        return ceiling.path("permissions").valueStream().map(JsonNode::asString).toList();
    }

    private Answer documents() {
        return scene.api().documents(scene.application(), caller);
    }

    private String works() {
        return ClientCredentials.documents(documents());
    }
}
