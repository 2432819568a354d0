package dev.steelyard.cli.command;

import dev.steelyard.cli.api.ApiAnswer;
import dev.steelyard.cli.api.ApiRequest;
import dev.steelyard.cli.api.ManagementApiClient;
import dev.steelyard.cli.option.CommandContext;
import dev.steelyard.cli.output.Display;
import dev.steelyard.cli.output.ErrorOutput;
import dev.steelyard.cli.output.Lookup;
import dev.steelyard.cli.output.Printer;
import dev.steelyard.cli.output.TerminalText;
import dev.steelyard.cli.reference.NamedLists;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Runs a command such as {@code clients create}: calls its operation of the management API, and
 * prints the response or error.
 */
public final class ApiCommandRunner implements Callable<Integer> {
    private final ApiCommand command;
    private final CommandContext context;
    private final ApiCommandLine spec;

    private ApiCommandRunner(ApiCommand command, CommandContext context) {
        this.command = command;
        this.context = context;
        this.spec = new ApiCommandLine(command, context.clock(), this);
    }

    /** The picocli command of {@code command}. */
    public static CommandSpec of(ApiCommand command, CommandContext context) {
        return new ApiCommandRunner(command, context).spec.command();
    }

    @Override
    public Integer call() {
        var line = spec.command().commandLine();
        var parsed = line.getParseResult();
        var typed = Arguments.read(command, parsed, context.clock().instant());
        try (var http = spec.server().http(context.environment())) {
            var api = spec.server().api(http, context);
            var names = new ArgumentNameResolver(command, api);
            var resolved = names.resolve(typed);
            var before = before(api, resolved);
            // A replacement needs the current set only to report the removed elements.
            if (before instanceof ApiAnswer.Refused refused
                    && SetChanges.needCurrent(command, resolved)) {
                return refused(naming(refused, typed), line);
            }
            var sets =
                    new SetChanges(
                            command,
                            before instanceof ApiAnswer.Done(var current)
                                    ? current
                                    : MissingNode.getInstance());
            var arguments = sets.complete(resolved);
            var expected = sets.version(resolved);
            return switch (answer(api, arguments, parsed, expected)) {
                case ApiAnswer.Done(var body) -> {
                    print(body, new AnswerLookup(command, http, api, names.parents()), line);
                    sets.removed(arguments).forEach(line.getErr()::println);
                    warnings(body).forEach(line.getErr()::println);
                    line.getErr().flush();
                    yield 0;
                }
                case ApiAnswer.Refused refused -> refused(naming(refused, typed), line);
            };
        }
    }

    /** The warnings of the answer to a command that creates or changes something. */
    private List<String> warnings(JsonNode body) {
        return command.method().equals("GET")
                ? List.of()
                : body.path("warnings")
                        .valueStream()
                        .map(warning -> "warning: " + TerminalText.of(warning.asString("")))
                        .toList();
    }

    /** The resource before a change of its sets; missing where the command doesn't need it. */
    private ApiAnswer before(ManagementApiClient api, Arguments arguments) {
        return SetChanges.concern(command, arguments)
                ? api.call(ApiRequest.get(arguments.path(command)))
                : new ApiAnswer.Done(MissingNode.getInstance());
    }

    /**
     * @param version expected by a change where the user names none; null: any
     */
    private ApiAnswer answer(
            ManagementApiClient api,
            Arguments arguments,
            ParseResult parsed,
            @Nullable Long version) {
        boolean paged = command.shown() instanceof Display.Rows rows && rows.paged();
        var request =
                arguments.request(
                        command,
                        paged && !spec.page().all() ? spec.page().query() : Map.of(),
                        command.versioned()
                                ? parsed.matchedOptionValue(ApiCommandLine.IF_VERSION, version)
                                : null);
        return spec.page().all() ? api.all(request.path(), request.query()) : api.call(request);
    }

    private void print(JsonNode body, Lookup lookup, CommandLine line) {
        new Printer(spec.output().form(), line.getOut(), line.getErr(), lookup)
                .print(body, command.shown());
    }

    private int refused(ApiAnswer.Refused refused, CommandLine line) {
        int code =
                ErrorOutput.print(
                        line.getErr(),
                        OptionErrorTranslator.of(refused, command, line.getParseResult()));
        var version = refused.version();
        if (version != null) {
            line.getErr().println("  to make the change anyway: --if-version " + version);
            line.getErr().flush();
        }
        return code;
    }

    /** Adds the requested resource to the refusal, which the server doesn't repeat. */
    private ApiAnswer.Refused naming(ApiAnswer.Refused refused, Arguments typed) {
        if (refused.status() != 404 || refused.field() != null || command.variables().isEmpty()) {
            return refused;
        }
        var none = "There is no " + typed.subject(command) + " that you can see";
        return refused.saying(
                command.isOfOne()
                        ? none
                                + "; `steelyard "
                                + NamedLists.ofVariable(
                                                command.variables().getFirst(), command.path())
                                        .command()
                                + "` shows what there is"
                        : none);
    }
}
