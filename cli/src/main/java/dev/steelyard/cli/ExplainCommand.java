package dev.steelyard.cli;

import dev.steelyard.cli.api.ApiAnswer;
import dev.steelyard.cli.api.ApiRequest;
import dev.steelyard.cli.api.Http;
import dev.steelyard.cli.login.RefusalExplanationClient;
import dev.steelyard.cli.login.TokenSourceSelector;
import dev.steelyard.cli.option.CommandContext;
import dev.steelyard.cli.option.ServerOptions;
import dev.steelyard.cli.output.ErrorOutput;
import dev.steelyard.cli.output.OutputOption;
import dev.steelyard.cli.output.RefusalLines;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The command {@code steelyard explain}, which shows why the server or an API refused a request, by
 * the reference in the error response.
 */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Explain why a request was refused, by the reference in its response.",
            "",
            "A client sees its own refusals: set STEELYARD_CLIENT_ID and STEELYARD_CLIENT_SECRET to those"
                    + " of the client. After `steelyard login`, you see refusals of the clients that you can see."
        },
        footer = {
            "",
            "Examples:",
            "  steelyard explain 6a16e3f0c0de0123456789ab",
            "  STEELYARD_CLIENT_ID=… STEELYARD_CLIENT_SECRET=… steelyard explain --issuer"
                    + " https://auth.example.com/oidc REFERENCE"
        })
final class ExplainCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "REFERENCE",
            description = "reference in the body of the refusal, X-Request-Id in its headers.")
    private String reference = "";

    @Mixin private OutputOption output = new OutputOption();

    @Mixin private ServerOptions server = new ServerOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    private final CommandContext context;

    ExplainCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var line = spec.commandLine();
        try (var http = server.http(context.environment())) {
            return switch (answer(http)) {
                case ApiAnswer.Done(var body) -> {
                    print(body);
                    yield 0;
                }
                case ApiAnswer.Refused refused -> ErrorOutput.print(line.getErr(), said(refused));
            };
        }
    }

    private ApiAnswer answer(Http http) {
        var environment = context.environment();
        return TokenSourceSelector.isProgram(environment)
                ? new RefusalExplanationClient(server.address(environment), http, environment)
                        .of(reference)
                : server.api(http, context)
                        .call(
                                new ApiRequest(
                                        "GET",
                                        "/refusals/" + ApiRequest.segment(reference),
                                        Map.of(),
                                        null,
                                        null));
    }

    private ApiAnswer.Refused said(ApiAnswer.Refused refused) {
        if (refused.status() != 404) {
            return refused;
        }
        return refused.saying(
                TokenSourceSelector.isProgram(context.environment())
                        ? "There is no refusal of this client with that reference; a new one can"
                                + " take two seconds to appear. For refusals of other clients, use: steelyard refusals get "
                                + reference
                        : "There is no refusal that you can see with that reference; a new one"
                                + " can take two seconds");
    }

    private void print(JsonNode body) {
        var out = spec.commandLine().getOut();
        if (output.json()) {
            out.println(
                    JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(body));
        } else {
            RefusalLines.of(body).forEach(out::println);
        }
        out.flush();
    }
}
