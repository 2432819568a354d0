package dev.steelyard.program.cli;

import static java.util.Objects.requireNonNull;

import dev.steelyard.program.apply.Apply;
import dev.steelyard.program.apply.FileProblem;
import dev.steelyard.program.apply.ServerRefusal;
import dev.steelyard.program.cli.remote.Refusals;
import dev.steelyard.program.cli.remote.ServerOptions;
import dev.steelyard.program.cli.remote.Surroundings;
import dev.steelyard.program.client.Http;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code steelyard apply}. */
@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        description = {
            "Bring permissions, operations, role templates and ceilings to what a YAML file says."
                    + " Asks nothing; doing it twice changes nothing more.",
            "Prints every difference: + is made, ~ changed, - removed."
        },
        footer = {
            "",
            "Exit codes: 0 no difference, or all applied; 1 refused; 2 wrong usage; 3 with"
                    + " --dry-run: there are differences.",
            "",
            "Examples:",
            "  steelyard apply docs/examples/platform.yaml --dry-run",
            "  steelyard apply docs/examples/platform.yaml --prune"
        })
final class ApplyCommand implements Callable<Integer> {
    private static final int DIFFERENT = 3;
    private static final int FAILED = 1;

    @Parameters(paramLabel = "FILE", description = "Such as docs/examples/platform.yaml.")
    private @Nullable Path file;

    @Option(names = "--dry-run", description = "Only show the differences.")
    private boolean dryRun;

    @Option(
            names = "--prune",
            description =
                    "Remove what the parts of the file don't name; a part that isn't in the file is"
                            + " left alone.")
    private boolean prune;

    @Mixin private ServerOptions server = new ServerOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    private final Surroundings surroundings;

    ApplyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var line = spec.commandLine();
        var from = requireNonNull(file);
        try (var http = new Http()) {
            boolean differs =
                    new Apply(server.api(http, surroundings), line.getOut())
                            .run(from, dryRun, prune);
            return differs && dryRun ? DIFFERENT : 0;
        } catch (FileProblem e) {
            line.getErr().println("steelyard: " + from + ": " + e.getMessage());
            return FAILED;
        } catch (ServerRefusal e) {
            return Refusals.print(line.getErr(), e.refused());
        } finally {
            line.getOut().flush();
        }
    }
}
