package dev.steelyard.cli.apply.dump;

import dev.steelyard.cli.apply.ApplyArguments;
import dev.steelyard.cli.apply.state.ServerRefusal;
import dev.steelyard.cli.option.CommandContext;
import dev.steelyard.cli.option.ServerOptions;
import dev.steelyard.cli.output.ErrorOutput;
import dev.steelyard.cli.output.TerminalText;
import dev.steelyard.cli.yaml.InvalidFile;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command {@code steelyard dump}, which writes the configuration of the platform or one
 * reseller as a YAML file for {@code steelyard apply}.
 */
@Command(
        name = "dump",
        mixinStandardHelpOptions = true,
        description = {
            "Write a file for apply that describes the current state, as a starting point. It holds no"
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
public final class DumpCommand implements Callable<Integer> {
    @Option(
            names = "--reseller",
            paramLabel = "RESELLER",
            description = "The name or id of the one reseller to describe.")
    private @Nullable String reseller;

    @Option(
            names = "--ids",
            description =
                    "Include the ids of all resources, so that they can be renamed in the file. Without ids, the"
                            + " file can be applied to another server.")
    private boolean ids;

    @Option(names = "--deep", description = "Include the staff and applications of resellers.")
    private boolean deep;

    @Mixin private ServerOptions server = new ServerOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    private final CommandContext context;

    public DumpCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var line = spec.commandLine();
        try (var http = server.http(context.environment())) {
            new ApplyFileWriter(
                            server.api(http, context),
                            text -> line.getOut().println(TerminalText.of(text)),
                            ids,
                            deep)
                    .run(reseller);
            line.getOut().flush();
            return 0;
        } catch (InvalidFile e) {
            e.problems()
                    .forEach(
                            problem ->
                                    line.getErr()
                                            .println("steelyard: " + TerminalText.of(problem)));
            return ApplyArguments.FAILED;
        } catch (ServerRefusal e) {
            return ErrorOutput.print(line.getErr(), e.refused());
        }
    }
}
