package dev.steelyard.program.cli;

import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.cli.output.TerminalText;
import dev.steelyard.server.settings.ServerSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The command {@code steelyard bootstrap}, which prints a single-use setup link that creates the
 * first operator's account.
 */
@Command(
        name = "bootstrap",
        mixinStandardHelpOptions = true,
        description = {
            "Print the single-use link by which the first operator creates an account.",
            "Refused once there is an operator. With SQLite, run it before the server is started."
        })
final class BootstrapCommand implements Callable<Integer> {
    @Mixin private ConfigurationOptions options = new ConfigurationOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    BootstrapCommand() {}

    @Override
    public Integer call() {
        try (var node = ConfigurationOptions.open(options.configuration())) {
            var link = node.core().management().bootstrap().link();
            var settings = node.core().settings();
            var command = spec.commandLine();
            command.getErr().println("steelyard: " + TerminalText.of(node.database()));
            return switch (link) {
                case Outcome.Done(var made) -> {
                    command.getOut().println(settings.link("bootstrap", made.link()));
                    command.getErr()
                            .println(
                                    "Open the link once the server runs with this database; then: "
                                            + login(settings));
                    yield 0;
                }
                case Outcome.Forbidden(var code, var message) -> {
                    command.getErr().println("steelyard: " + message + " (" + code.code() + ")");
                    yield 1;
                }
                default -> throw new IllegalStateException("no link can be created: " + link);
            };
        }
    }

    private static String login(ServerSettings settings) {
        var issuer = settings.issuer();
        var server = issuer.resolve("/").toString().replaceFirst("/$", "");
        boolean standard = issuer.toString().equals(server + "/oidc");
        return "steelyard login --server " + server + (standard ? "" : " --issuer " + issuer);
    }
}
