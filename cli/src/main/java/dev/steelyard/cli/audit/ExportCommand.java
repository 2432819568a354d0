package dev.steelyard.cli.audit;

import static java.util.Objects.requireNonNull;

import dev.steelyard.cli.api.ApiAnswer;
import dev.steelyard.cli.api.ApiRequest;
import dev.steelyard.cli.api.ClientFailure;
import dev.steelyard.cli.api.Http;
import dev.steelyard.cli.api.ManagementApiClient;
import dev.steelyard.cli.option.CommandContext;
import dev.steelyard.cli.option.ServerOptions;
import dev.steelyard.cli.output.ErrorOutput;
import dev.steelyard.cli.output.OutputOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/**
 * The command {@code steelyard audit export}, which writes signed and chained audit events to a
 * file.
 */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Write the sealed events with their proofs to a file that only you can read."
                    + " The operator gets all events, a reseller its own.",
            "Events are sealed every few seconds; newer events are in the next export."
        },
        footer = {
            "",
            "Examples:",
            "  steelyard audit export audit.jsonl",
            "  steelyard audit export november.jsonl --since 2026-11-01 --until 2026-12-01"
        })
public final class ExportCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            description = "The file to write; an existing file is replaced.")
    private @Nullable Path file;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = PastTime.Reader.class,
            description =
                    "Export events sealed at this time or later: 2026-11-01 (start of the day, UTC) or"
                            + " 2026-11-01T09:00:00Z.")
    private @Nullable PastTime since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = PastTime.Reader.class,
            description = "Export events sealed before this time.")
    private @Nullable PastTime until;

    @Mixin private OutputOption output = new OutputOption();

    @Mixin private ServerOptions server = new ServerOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    private final CommandContext context;

    public ExportCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var to = requireNonNull(file);
        try (var http = server.http(context.environment());
                var destination = AtomicFile.of(to)) {
            var pages =
                    new PageWriter(destination.out(), context.clock(), spec.commandLine().getErr());
            return switch (api(http).lines(request(), pages)) {
                case ApiAnswer.Done _ -> {
                    destination.keep();
                    say(to, pages.lines());
                    yield 0;
                }
                case ApiAnswer.Refused refused ->
                        ErrorOutput.print(spec.commandLine().getErr(), refused);
            };
        } catch (IOException | UncheckedIOException e) {
            throw new ClientFailure(to + " can't be written: " + e.getMessage(), e);
        }
    }

    private ManagementApiClient api(Http http) {
        return server.api(http, context);
    }

    private ApiRequest request() {
        var query = new LinkedHashMap<String, String>();
        if (since != null) {
            query.put("since", since.text());
        }
        if (until != null) {
            query.put("until", until.text());
        }
        return new ApiRequest("GET", "/audit/export", Map.copyOf(query), null, null);
    }

    private void say(Path to, long lines) {
        var line = spec.commandLine();
        if (output.json()) {
            line.getOut()
                    .println(
                            JsonMapper.shared()
                                    .writeValueAsString(
                                            Map.of("file", to.toString(), "lines", lines)));
        } else {
            line.getErr().println(lines + " lines are in " + to + ". Check them with:");
            line.getErr().println("  steelyard audit verify " + to);
        }
        line.getOut().flush();
        line.getErr().flush();
    }
}
