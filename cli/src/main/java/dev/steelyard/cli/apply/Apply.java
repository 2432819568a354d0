package dev.steelyard.cli.apply;

import dev.steelyard.cli.api.Api;
import dev.steelyard.cli.apply.plan.Plan;
import dev.steelyard.cli.apply.plan.Planner;
import dev.steelyard.cli.apply.read.ApplyFile;
import dev.steelyard.cli.apply.read.ApplyFileReader;
import dev.steelyard.cli.apply.state.Caller;
import dev.steelyard.cli.apply.state.ServerRefusal;
import dev.steelyard.cli.apply.state.ServerState;
import dev.steelyard.cli.yaml.InvalidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A file that describes the platform or a reseller, held against what is there. */
public final class Apply {
    private final Api api;
    private final Consumer<String> out;
    private final ApplyFile file;
    private final boolean prune;

    /**
     * Reads the file.
     *
     * @param out gets each line that is shown
     * @param prune whether what parts of the file don't name is ended
     * @throws InvalidFile the file can't be used
     */
    public Apply(Api api, Consumer<String> out, Path file, boolean prune) {
        this.api = api;
        this.out = out;
        this.file = ApplyFileReader.read(read(file));
        this.prune = prune;
    }

    /**
     * Shows every difference, and changes nothing.
     *
     * @return whether there is one that {@link #apply} would end
     * @throws InvalidFile the file asks for what can't be
     * @throws ServerRefusal it may not be looked at
     */
    public boolean plan() {
        var plan = look();
        plan.lines().forEach(line -> line.lines().forEach(out));
        beyond(plan);
        out.accept(summary(plan.lines().size(), "; nothing was changed"));
        return !plan.changes().isEmpty();
    }

    /**
     * As {@link #plan}.
     *
     * @return whether the server isn't what the file says: whether it has more, too
     */
    public boolean drift() {
        var plan = look();
        plan.lines().forEach(line -> line.lines().forEach(out));
        beyond(plan);
        int all = plan.lines().size() + plan.beyond().size();
        out.accept(all == 0 ? "no drift" : summary(all, ""));
        return all > 0;
    }

    /**
     * Ends every difference, and shows it then. What was done before a refusal stays done, and
     * running again goes on.
     *
     * @throws InvalidFile the file asks for what can't be
     * @throws ServerRefusal it said no, or something was changed meanwhile
     */
    public void apply(Secrets secrets) {
        var plan = look();
        if (plan.isSecret()) {
            secrets.ready();
        }
        new PlanExecutor(api, out, secrets).carryOut(plan.changes());
        beyond(plan);
        out.accept(summary(plan.lines().size(), ", all applied"));
    }

    private Plan look() {
        return Planner.plan(file, new ServerState(api), Caller.of(api), prune);
    }

    private void beyond(Plan plan) {
        plan.beyond().forEach(text -> out.accept("  not in the file: " + text));
    }

    private static String summary(int differences, String end) {
        return differences == 0
                ? "no difference"
                : differences + (differences == 1 ? " difference" : " differences") + end;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException _) {
            throw new InvalidFile("it can't be read");
        }
    }
}
