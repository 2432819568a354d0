package dev.steelyard.e2e.staff;

import dev.steelyard.e2e.client.AuditTool;
import dev.steelyard.e2e.job.CheckContext;
import dev.steelyard.e2e.process.ProgramResult;
import dev.steelyard.e2e.step.Mismatch;

/**
 * End-to-end check that the audit log can be exported and verified, and that a manipulated event is
 * detected.
 */
public final class AuditExport {
    private final CheckContext scene;

    public AuditExport(CheckContext scene) {
        this.scene = scene;
    }

    public void run() {
        var steps = scene.steps();
        try (var tool = new AuditTool(scene.demo())) {
            steps.see(
                    "the operator exports the audit log", () -> ended(tool.export("operator"), 0));
            steps.see("the export is verified, without the server", () -> ended(tool.verify(), 0));
            steps.see("the reseller exports its part", () -> ended(tool.export("reseller"), 0));
            steps.see("that is verified, too", () -> ended(tool.verify(), 0));
            steps.see(
                    "one event of it is changed",
                    () -> {
                        var text = tool.text();
                        var changed =
                                text.replaceFirst("\"source\":[^,]*", "\"source\":\"192.0.2.1\"");
                        Mismatch.unless(!changed.equals(text), "events", "none");
                        tool.write(changed);
                        return "another source";
                    });
            steps.see("that is found", () -> ended(tool.verify(), 1));
        }
    }

    private static String ended(ProgramResult ended, int code) {
        var first = ended.out().lines().findFirst().orElse("");
        Mismatch.unless(ended.code() == code, "exit code " + code, ended.code() + ": " + first);
        // What would be typed next is said in the lines after it.
        return first.replaceFirst("\\. Check them with:$", "");
    }
}
