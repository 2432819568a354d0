package dev.steelyard.cli.verb;

import dev.steelyard.cli.api.Api;
import dev.steelyard.cli.api.ApiAnswer;
import dev.steelyard.cli.api.ApiRequest;
import dev.steelyard.cli.api.Http;
import dev.steelyard.cli.option.CommandContext;
import dev.steelyard.cli.output.Display;
import dev.steelyard.cli.output.ErrorOutput;
import dev.steelyard.cli.output.Lookup;
import dev.steelyard.cli.output.Printer;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Runs a verb: asks the server, and shows the answer or the refusal. */
public final class VerbCommand implements Callable<Integer> {
    private final Verb verb;
    private final CommandContext context;
    private final VerbSpec spec;

    private VerbCommand(Verb verb, CommandContext context) {
        this.verb = verb;
        this.context = context;
        this.spec = new VerbSpec(verb, context.clock(), this);
    }

    /** The command that runs a verb. */
    public static CommandSpec of(Verb verb, CommandContext context) {
        return new VerbCommand(verb, context).spec.command();
    }

    @Override
    public Integer call() {
        var line = spec.command().commandLine();
        var parsed = line.getParseResult();
        var typed = Arguments.read(verb, parsed, context.clock().instant());
        try (var http = new Http()) {
            var api = spec.server().api(http, context);
            var names = new ArgumentNames(verb, api);
            var resolved = names.resolve(typed);
            var before = before(api, resolved);
            // An edit needs the set that is there; a replacement only tells what it takes out.
            if (before instanceof ApiAnswer.Refused refused && !resolved.edits().isEmpty()) {
                return refused(naming(refused, typed), line);
            }
            var sets =
                    new SetChanges(
                            verb,
                            before instanceof ApiAnswer.Done(var current)
                                    ? current
                                    : MissingNode.getInstance());
            var arguments = sets.complete(resolved);
            var expected = resolved.edits().isEmpty() ? null : sets.version();
            return switch (answer(api, arguments, parsed, expected)) {
                case ApiAnswer.Done(var body) -> {
                    print(body, new AnswerLookup(verb, http, api, names.parents()), line);
                    sets.removed(arguments).forEach(line.getErr()::println);
                    line.getErr().flush();
                    yield 0;
                }
                case ApiAnswer.Refused refused -> refused(naming(refused, typed), line);
            };
        }
    }

    /** The thing before a change of its sets; missing where that does not matter. */
    private ApiAnswer before(Api api, Arguments arguments) {
        return SetChanges.concern(verb, arguments)
                ? api.call(ApiRequest.get(arguments.path(verb)))
                : new ApiAnswer.Done(MissingNode.getInstance());
    }

    /**
     * @param version that a change expects where the user names none; null: any
     */
    private ApiAnswer answer(
            Api api, Arguments arguments, ParseResult parsed, @Nullable Long version) {
        boolean paged = verb.shown() instanceof Display.Rows rows && rows.paged();
        var request =
                arguments.request(
                        verb,
                        paged && !spec.page().all() ? spec.page().query() : Map.of(),
                        verb.versioned()
                                ? parsed.matchedOptionValue(VerbSpec.IF_VERSION, version)
                                : null);
        return spec.page().all() ? api.all(request.path(), request.query()) : api.call(request);
    }

    private void print(JsonNode body, Lookup lookup, CommandLine line) {
        new Printer(spec.output().form(), line.getOut(), line.getErr(), lookup)
                .print(body, verb.shown());
    }

    private int refused(ApiAnswer.Refused refused, CommandLine line) {
        int code =
                ErrorOutput.print(
                        line.getErr(), OptionErrors.of(refused, verb, line.getParseResult()));
        var version = refused.version();
        if (version != null) {
            line.getErr().println("  to do it all the same: --if-version " + version);
            line.getErr().flush();
        }
        return code;
    }

    /** The server doesn't say again what it was asked for. */
    private ApiAnswer.Refused naming(ApiAnswer.Refused refused, Arguments typed) {
        if (refused.status() != 404 || refused.field() != null || verb.variables().isEmpty()) {
            return refused;
        }
        return refused.saying("There is no " + typed.subject(verb) + " that you can see");
    }
}
