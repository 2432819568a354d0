package dev.steelyard.program.cli;

import static java.util.Objects.requireNonNull;

import dev.steelyard.program.apply.Apply;
import dev.steelyard.program.apply.ServerRefusal;
import dev.steelyard.program.apply.file.FileProblem;
import dev.steelyard.program.cli.remote.Refusals;
import dev.steelyard.program.cli.remote.ServerOptions;
import dev.steelyard.program.cli.remote.Surroundings;
import dev.steelyard.program.cli.remote.Visible;
import dev.steelyard.program.client.Http;
import java.nio.file.Path;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands have in common that hold a file against the server. */
final class Described {
    static final int FAILED = 1;

    @Parameters(paramLabel = "FILE", description = "Such as docs/examples/platform.yaml.")
    private @Nullable Path file;

    @Option(
            names = "--prune",
            description =
                    "End what the parts of the file don't name: clients are suspended, never"
                            + " deleted; applications and resellers stay. A part that isn't in the"
                            + " file is left alone.")
    private boolean prune;

    @Mixin private ServerOptions server = new ServerOptions();

    /** Does the work, and says in one line each what is in its way. */
    int run(CommandLine line, Surroundings surroundings, ToIntFunction<Apply> work) {
        var from = requireNonNull(file);
        var out = line.getOut();
        try (var http = new Http()) {
            return work.applyAsInt(
                    new Apply(
                            server.api(http, surroundings),
                            text -> {
                                out.println(Visible.of(text));
                                out.flush();
                            },
                            from,
                            prune));
        } catch (FileProblem e) {
            e.problems()
                    .forEach(
                            problem ->
                                    line.getErr()
                                            .println(
                                                    "steelyard: "
                                                            + from
                                                            + ": "
                                                            + Visible.of(problem)));
            return FAILED;
        } catch (ServerRefusal e) {
            return Refusals.print(line.getErr(), e.refused());
        }
    }
}
