package dev.steelyard.program.cli;

import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.program.crypto.MasterKeys;
import dev.steelyard.server.keys.RescueLinks;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The command {@code steelyard rescue}, which prints a single-use link by which an operator chooses
 * a new password. It reads the master key and never opens the store, so it works while the server
 * runs.
 */
@Command(
        name = "rescue",
        mixinStandardHelpOptions = true,
        description = {
            "Print the single-use link by which an operator who is locked out gets in again.",
            "Run it on the server's machine, as the user that runs the server and with its"
                    + " configuration: the same environment variables, --config, --data and --issuer."
                    + " It needs the master key and never opens the database, so it works while the"
                    + " server runs, and can't see whether the address is an operator's.",
            "If it is, the link works once, within an hour. It sets a new password, enables the"
                    + " operator and ends the operator's sessions; all other operators are told by"
                    + " mail. Second factors stay: docs/operations.md says what to do if those are"
                    + " lost."
        },
        footer = {
            "",
            "Examples:",
            "  steelyard rescue operator@example.com",
            "  steelyard rescue operator@example.com --data /var/lib/steelyard --issuer"
                    + " https://auth.example.com/oidc"
        })
final class RescueCommand implements Callable<Integer> {
    @Mixin private ConfigurationOptions options = new ConfigurationOptions();

    @Parameters(paramLabel = "ADDRESS", description = "The email address of the operator.")
    private String address = "";

    @Spec private CommandSpec spec = CommandSpec.create();

    RescueCommand() {}

    /**
     * Accepts the options of {@code serve} that have no effect here, and leaves them out of help.
     */
    static CommandLine commandLine() {
        var command = new CommandLine(new RescueCommand());
        var spec = command.getCommandSpec();
        for (var name : List.of("--port", "--database-url")) {
            var option = spec.findOption(name);
            spec.remove(option);
            spec.addOption(OptionSpec.builder(option).hidden(true).build());
        }
        return command;
    }

    @Override
    public Integer call() {
        var command = spec.commandLine();
        var operator =
                EmailAddress.parse(address)
                        .orElseThrow(
                                () ->
                                        new ParameterException(
                                                command, "no email address: check it"));
        var configuration = options.configuration();
        var key =
                MasterKeys.find(
                                configuration.masterKeys(),
                                configuration.store().data(),
                                new SecureRandom())
                        .existing()
                        .orElseThrow(
                                () ->
                                        new ParameterException(
                                                command,
                                                "there is no master key in "
                                                        + configuration
                                                                .store()
                                                                .data()
                                                                .toAbsolutePath()
                                                                .normalize()
                                                        + ": name the data folder of the server with"
                                                        + " --data FOLDER, or set"
                                                        + " STEELYARD_MASTER_KEY"));
        var secret = new RescueLinks(key).make(operator, Instant.now());
        command.getOut().println(configuration.server().issuer() + "/rescue?link=" + secret);
        command.getErr()
                .println(
                        "Open the link within an hour. It is a secret: if the address is an"
                                + " operator's, who has the link becomes this operator.");
        return 0;
    }
}
