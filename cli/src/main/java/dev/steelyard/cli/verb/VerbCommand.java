package dev.steelyard.cli.verb;

import dev.steelyard.cli.api.Api;
import dev.steelyard.cli.api.ApiAnswer;
import dev.steelyard.cli.api.ApiRequest;
import dev.steelyard.cli.api.Http;
import dev.steelyard.cli.option.CommandContext;
import dev.steelyard.cli.output.Display;
import dev.steelyard.cli.output.ErrorOutput;
import dev.steelyard.cli.output.Printer;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Runs a verb: asks the server, and shows the answer or the refusal. */
public final class VerbCommand implements Callable<Integer> {
    private final Verb verb;
    private final CommandContext surroundings;
    private final VerbSpec spec;

    public VerbCommand(Verb verb, CommandContext surroundings) {
        this.verb = verb;
        this.surroundings = surroundings;
        this.spec = new VerbSpec(verb, surroundings.clock(), this);
    }

    public VerbSpec spec() {
        return spec;
    }

    @Override
    public Integer call() {
        var line = spec.command().commandLine();
        var request = request(line.getParseResult());
        try (var http = new Http()) {
            var api = spec.server().api(http, surroundings);
            return switch (answer(api, request, line.getParseResult())) {
                case ApiAnswer.Done(var body) -> {
                    new Printer(spec.output().form(), line.getOut(), line.getErr())
                            .print(body, verb.shown());
                    yield 0;
                }
                case ApiAnswer.Refused refused -> {
                    int code =
                            ErrorOutput.print(
                                    line.getErr(),
                                    OptionErrors.of(
                                            naming(refused, line.getParseResult()),
                                            verb,
                                            line.getParseResult()));
                    var version = refused.version();
                    if (version != null) {
                        line.getErr().println("  to do it all the same: --if-version " + version);
                        line.getErr().flush();
                    }
                    yield code;
                }
            };
        }
    }

    /** The server doesn't say again what it was asked for. */
    private ApiAnswer.Refused naming(ApiAnswer.Refused refused, ParseResult parsed) {
        if (refused.status() != 404 || refused.field() != null || verb.variables().isEmpty()) {
            return refused;
        }
        return refused.saying(
                "There is no " + Arguments.subject(verb, parsed) + " that you can see");
    }

    private ApiAnswer answer(Api api, ApiRequest request, ParseResult parsed) {
        return spec.page().all()
                ? api.all(request.path(), Arguments.query(verb, parsed))
                : api.call(request);
    }

    private Map<String, String> query(ParseResult parsed) {
        var query = Arguments.query(verb, parsed);
        if (verb.shown() instanceof Display.Rows(_, boolean paged, _) && paged) {
            query.putAll(spec.page().query());
        }
        return query;
    }

    private ApiRequest request(ParseResult parsed) {
        var path = Arguments.path(verb, parsed);
        var members = Arguments.members(verb, parsed);
        Arguments.checkTimes(verb, parsed, surroundings.clock().instant());
        if (verb.method().equals("PATCH") && members.isEmpty()) {
            throw new ParameterException(parsed.commandSpec().commandLine(), "Say what to change");
        }
        if (verb.shown() instanceof Display.Moved
                && !members.containsKey("seen")
                && !"true".equals(Arguments.query(verb, parsed).get("dry_run"))) {
            throw new ParameterException(
                    parsed.commandSpec().commandLine(),
                    "See first what it does: the same with --dry-run; then --seen of that");
        }
        boolean hasBody =
                switch (verb.method()) {
                    case "PATCH", "PUT" -> true;
                    case "POST" -> !verb.fields().isEmpty();
                    default -> false;
                };
        return new ApiRequest(
                verb.method(),
                path,
                query(parsed),
                hasBody ? members : null,
                verb.versioned() ? parsed.matchedOptionValue(VerbSpec.IF_VERSION, null) : null);
    }
}
