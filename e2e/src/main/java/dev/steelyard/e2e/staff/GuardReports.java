package dev.steelyard.e2e.staff;

import dev.steelyard.e2e.client.ManagementCaller;
import dev.steelyard.e2e.job.CheckContext;
import dev.steelyard.e2e.step.Mismatch;

/**
 * End-to-end check that the operator, but no reseller, sees which guards are connected and up to
 * date.
 */
public final class GuardReports {
    private final CheckContext scene;
    private final ManagementCaller operator;

    public GuardReports(CheckContext scene) {
        this.scene = scene;
        this.operator =
                ManagementCaller.of(scene.http(), scene.provider(), scene.demo(), "operator");
    }

    public void run() {
        var steps = scene.steps();
        // It reports each ten seconds, and something may just have changed.
        steps.soon("the API's guard is connected, and not behind", this::connected);
        steps.see(
                "a reseller doesn't see the guards",
                () -> scene.reseller().get("/guards").expect(403).toString());
    }

    private String connected() {
        var api = scene.demo().get("resource_server", "id");
        var guards =
                operator.get("/guards?connected=true&behind=false&resource_server=" + api)
                        .expect(200)
                        .json()
                        .get("data");
        Mismatch.unless(guards.size() == 1, "one guard", guards.size() + " guards");
        var guard = guards.get(0);
        return guard.get("name").asString() + ", change " + guard.get("applied").asLong();
    }
}
