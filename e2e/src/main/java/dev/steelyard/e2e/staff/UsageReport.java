package dev.steelyard.e2e.staff;

import dev.steelyard.e2e.client.Caller;
import dev.steelyard.e2e.http.Answer;
import dev.steelyard.e2e.job.CheckContext;
import dev.steelyard.e2e.job.Integration;
import dev.steelyard.e2e.step.Mismatch;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * End-to-end check that used permissions are reported per client, and that the dry run of a change
 * names the affected client.
 */
public final class UsageReport {
    private static final String READ = "documents:read";

    private final CheckContext scene;
    private final Integration integration;

    public UsageReport(CheckContext scene, Integration integration) {
        this.scene = scene;
        this.integration = integration;
    }

    public void run() {
        var steps = scene.steps();
        var client = integration.client();
        integration.give(scene.reseller(), READ);
        steps.soon(
                "the client reads documents",
                () -> {
                    var caller = Caller.of(client, scene.provider().clientCredentials(client));
                    return scene.api().documents(scene.application(), caller).expect(200) + "";
                });
        steps.soon("the reseller sees that it does", this::used);
        steps.see("a dry run without documents:read names the client", this::rehearsed);
        steps.see("a dry run that takes nothing away names no principal", this::harmless);
    }

    private String used() {
        var path = "/clients/" + integration.client().id() + "/uses";
        var answer = scene.reseller().get(path).expect(200);
        return stream(answer.json().path("data"))
                .filter(use -> use.path("permission").asString("").equals(READ))
                .filter(use -> use.path("principal").asString("").equals("client"))
                .filter(use -> use.path("allowed").asLong() > 0)
                .findFirst()
                .map(use -> use.path("operation").asString("") + " with " + READ)
                .orElseThrow(() -> new Mismatch("a use of " + READ, answer));
    }

    private String rehearsed() {
        var refused = dryRun(Map.of("permissions", List.of()));
        boolean named =
                stream(refused.path("decisions"))
                        .anyMatch(
                                one ->
                                        one.path("client")
                                                .asString("")
                                                .equals(integration.client().id()));
        Mismatch.unless(named, "the client among those who would be refused", refused);
        return "requests that would have been refused: " + refused.path("requests");
    }

    private String harmless() {
        var refused = dryRun(Map.of("name", "Bookkeeping"));
        Mismatch.unless(refused.path("requests").asLong() == 0, "no principal", refused);
        return "no principal";
    }

    private JsonNode dryRun(Map<String, ?> change) {
        var path = "/roles/" + integration.role();
        Answer answer = scene.reseller().patch(path + "?dry_run=true", change).expect(200);
        Mismatch.unless(answer.json().path("dry_run").asBoolean(), "a dry run", answer);
        return answer.json().path("rehearsal").path("refused");
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
