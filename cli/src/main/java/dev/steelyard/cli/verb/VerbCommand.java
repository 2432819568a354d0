package dev.steelyard.cli.verb;

import dev.steelyard.cli.api.Api;
import dev.steelyard.cli.api.ApiAnswer;
import dev.steelyard.cli.api.Http;
import dev.steelyard.cli.option.CommandContext;
import dev.steelyard.cli.output.Display;
import dev.steelyard.cli.output.ErrorOutput;
import dev.steelyard.cli.output.Lookup;
import dev.steelyard.cli.output.Printer;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.JsonNode;

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
            var arguments = names.resolve(typed);
            return switch (answer(api, arguments, parsed)) {
                case ApiAnswer.Done(var body) -> {
                    print(body, new AnswerLookup(verb, http, api, names.parents()), line);
                    yield 0;
                }
                case ApiAnswer.Refused refused -> refused(naming(refused, typed), line);
            };
        }
    }

    private ApiAnswer answer(Api api, Arguments arguments, ParseResult parsed) {
        boolean paged = verb.shown() instanceof Display.Rows rows && rows.paged();
        var request =
                arguments.request(
                        verb,
                        paged && !spec.page().all() ? spec.page().query() : Map.of(),
                        verb.versioned()
                                ? parsed.matchedOptionValue(VerbSpec.IF_VERSION, null)
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
