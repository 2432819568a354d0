package dev.steelyard.program.cli;

import dev.steelyard.program.apply.Dump;
import dev.steelyard.program.apply.ServerRefusal;
import dev.steelyard.program.apply.file.FileProblem;
import dev.steelyard.program.cli.remote.Refusals;
import dev.steelyard.program.cli.remote.ServerOptions;
import dev.steelyard.program.cli.remote.Surroundings;
import dev.steelyard.program.cli.remote.Visible;
import dev.steelyard.program.client.Http;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code steelyard dump}. */
@Command(
        name = "dump",
        mixinStandardHelpOptions = true,
        description = {
            "Write the file for apply that describes what is there, to begin with. It holds no"
                    + " secrets.",
            "For the operator: the platform, or one reseller; for a reseller's staff: its own."
        },
        footer = {
            "",
            "Exit codes: 0 written; 1 refused; 2 wrong usage.",
            "",
            "Examples:",
            "  steelyard dump > platform.yaml",
            "  steelyard dump --reseller \"Northern Scales\" > northern.yaml"
        })
final class DumpCommand implements Callable<Integer> {
    @Option(
            names = "--reseller",
            paramLabel = "RESELLER",
            description = "The name or id of the one reseller that the file shall be about.")
    private @Nullable String reseller;

    @Option(
            names = "--ids",
            description =
                    "Give everything its id, so that it can be renamed in the file. Without, the"
                            + " file can be applied to another server.")
    private boolean ids;

    @Option(
            names = "--deep",
            description = "With what resellers have: their staff and applications.")
    private boolean deep;

    @Mixin private ServerOptions server = new ServerOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    private final Surroundings surroundings;

    DumpCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var line = spec.commandLine();
        try (var http = new Http()) {
            new Dump(
                            server.api(http, surroundings),
                            text -> line.getOut().println(Visible.of(text)),
                            ids,
                            deep)
                    .run(reseller);
            line.getOut().flush();
            return 0;
        } catch (FileProblem e) {
            e.problems()
                    .forEach(problem -> line.getErr().println("steelyard: " + Visible.of(problem)));
            return Described.FAILED;
        } catch (ServerRefusal e) {
            return Refusals.print(line.getErr(), e.refused());
        }
    }
}
