package dev.steelyard.cli.apply;

import static java.util.Objects.requireNonNull;

import dev.steelyard.cli.apply.state.ServerRefusal;
import dev.steelyard.cli.option.CommandContext;
import dev.steelyard.cli.option.ServerOptions;
import dev.steelyard.cli.output.ErrorOutput;
import dev.steelyard.cli.output.TerminalText;
import dev.steelyard.cli.yaml.InvalidFile;
import java.nio.file.Path;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The command-line arguments that {@code steelyard plan}, {@code drift} and {@code apply} share,
 * such as the YAML file and the server.
 */
public final class ApplyArguments {
    public static final int FAILED = 1;

    @Parameters(paramLabel = "FILE", description = "Such as docs/examples/platform.yaml.")
    private @Nullable Path file;

    @Option(
            names = "--prune",
            description =
                    "Remove resources that the file's sections don't name: clients are suspended, never"
                            + " deleted; applications and resellers stay. A section that isn't in the"
                            + " file is left alone.")
    private boolean prune;

    @Mixin private ServerOptions server = new ServerOptions();

    /** Runs the command, and reports problems in one line each. */
    int run(CommandLine line, CommandContext context, ToIntFunction<ApplyService> work) {
        var from = requireNonNull(file);
        var out = line.getOut();
        try (var http = server.http(context.environment())) {
            return work.applyAsInt(
                    new ApplyService(
                            server.api(http, context),
                            context.clock(),
                            text -> {
                                out.println(TerminalText.of(text));
                                out.flush();
                            },
                            from,
                            prune));
        } catch (InvalidFile e) {
            e.problems()
                    .forEach(
                            problem ->
                                    line.getErr()
                                            .println(
                                                    "steelyard: "
                                                            + from
                                                            + ": "
                                                            + TerminalText.of(problem)));
            return FAILED;
        } catch (ServerRefusal e) {
            return ErrorOutput.print(line.getErr(), e.refused());
        }
    }
}
