package dev.steelyard.cli.apply;

import dev.steelyard.cli.api.ManagementApiClient;
import dev.steelyard.cli.apply.plan.Plan;
import dev.steelyard.cli.apply.plan.Planner;
import dev.steelyard.cli.apply.read.ApplyFile;
import dev.steelyard.cli.apply.read.ApplyFileReader;
import dev.steelyard.cli.apply.state.Caller;
import dev.steelyard.cli.apply.state.ServerRefusal;
import dev.steelyard.cli.apply.state.ServerStateReader;
import dev.steelyard.cli.yaml.InvalidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Compares a YAML file with the configuration at the server, and applies the differences ({@code
 * steelyard plan}, {@code drift}, {@code apply}).
 */
public final class ApplyService {
    private final ManagementApiClient api;
    private final InstantSource clock;
    private final Consumer<String> out;
    private final ApplyFile file;
    private final boolean prune;

    /**
     * Reads the file.
     *
     * @param out gets each output line
     * @param prune whether resources that sections of the file don't name are ended
     * @throws InvalidFile the file is invalid
     */
    public ApplyService(
            ManagementApiClient api,
            InstantSource clock,
            Consumer<String> out,
            Path file,
            boolean prune) {
        this.api = api;
        this.clock = clock;
        this.out = out;
        this.file = ApplyFileReader.read(read(file));
        this.prune = prune;
    }

    /**
     * Shows every difference, and changes nothing.
     *
     * @return whether {@link #apply} would change something
     * @throws InvalidFile the file asks for something impossible
     * @throws ServerRefusal the caller may not read it
     */
    public boolean plan() {
        var plan = look(Caller.of(api));
        plan.lines().forEach(line -> line.lines().forEach(out));
        beyond(plan);
        out.accept(summary(plan.lines().size(), "; nothing was changed"));
        return !plan.changes().isEmpty();
    }

    /**
     * As {@link #plan}.
     *
     * @return whether the server differs from the file, further resources included
     */
    public boolean drift() {
        var plan = look(Caller.of(api));
        plan.lines().forEach(line -> line.lines().forEach(out));
        beyond(plan);
        int all = plan.lines().size() + plan.beyond().size();
        out.accept(all == 0 ? "no drift" : summary(all, ""));
        return all > 0;
    }

    /**
     * Applies every difference, and shows each afterwards. A refusal does not undo earlier steps;
     * another run continues. A user whose login is not recent is asked to log in again first.
     *
     * @throws InvalidFile the file asks for something impossible
     * @throws ServerRefusal it refused a step, or something was changed meanwhile
     */
    public void apply(SecretReceiver secrets) {
        var caller = Caller.of(api);
        var plan = look(caller);
        if (!plan.changes().isEmpty()) {
            caller.proveLogin(api, clock.instant());
        }
        if (plan.isSecret()) {
            secrets.ready();
        }
        new PlanExecutor(api, out, secrets).carryOut(plan.changes());
        beyond(plan);
        out.accept(summary(plan.lines().size(), ", all applied"));
    }

    private Plan look(Caller caller) {
        return Planner.plan(file, new ServerStateReader(api), caller, prune);
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
