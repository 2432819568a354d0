package dev.steelyard.program.apply;

import dev.steelyard.program.client.Api;
import dev.steelyard.program.client.ApiRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Brings a platform to what a file says. */
public final class Apply {
    private final Api api;
    private final PrintWriter out;

    public Apply(Api api, PrintWriter out) {
        this.api = api;
        this.out = out;
    }

    /**
     * Ends every difference and shows it then, or only shows it. What was done before a refusal
     * stays done, and running again goes on.
     *
     * @param prune whether what the file doesn't name is removed
     * @return whether there was a difference
     * @throws FileProblem the file can't be used
     * @throws ServerRefusal the server said no
     */
    public boolean run(Path file, boolean dryRun, boolean prune) {
        var platform = PlatformFile.parse(read(file));
        var present = Survey.of(api, platform);
        var plan = Plan.of(platform, present, prune);
        var lines = plan.lines();
        if (dryRun) {
            lines.forEach(out::println);
        } else {
            carryOut(plan, present);
        }
        plan.kept().forEach(kept -> out.println("  kept, though not in the file: " + kept));
        out.println(summary(lines.size(), dryRun));
        return !lines.isEmpty();
    }

    private static String summary(int differences, boolean dryRun) {
        if (differences == 0) {
            return "no difference";
        }
        return differences
                + (differences == 1 ? " difference" : " differences")
                + (dryRun ? "; nothing was changed" : ", all applied");
    }

    private void carryOut(Plan plan, Present present) {
        var known = present.server();
        var made = plan.makesServer();
        var server = known == null ? "" : known.id();
        if (made != null) {
            var answer = Survey.done(api.call(ApiRequest.post("/resource-servers", made)));
            server = Survey.text(answer, "_id");
            out.println(Plan.serverLine(made));
            // Now or never: nobody can be shown it again.
            out.println(
                    "The resource server's id is "
                            + server
                            + ", its secret, shown only now, "
                            + Survey.text(answer, "client_secret"));
            out.flush();
        }
        for (var step : plan.steps()) {
            Survey.done(api.call(step.request().apply(server)));
            step.lines().forEach(out::println);
            out.flush();
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new FileProblem("it can't be read");
        }
    }
}
