package dev.steelyard.program.cli;

import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.program.crypto.MasterKeys;
import dev.steelyard.server.keys.RescueLinks;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
            "It works for an hour, while the server runs, for an address that is an operator's. It"
                    + " sets a new password and enables the operator; all other operators are told."
        })
final class RescueCommand implements Callable<Integer> {
    @Mixin private ConfigurationOptions options = new ConfigurationOptions();

    @Parameters(paramLabel = "ADDRESS", description = "The email address of the operator.")
    private String address = "";

    @Spec private CommandSpec spec = CommandSpec.create();

    RescueCommand() {}

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
                                                "there is no master key: use the configuration of"
                                                        + " the server"));
        var secret = new RescueLinks(key).make(operator, Instant.now());
        command.getOut().println(configuration.server().issuer() + "/rescue?link=" + secret);
        command.getErr()
                .println(
                        "Open the link within an hour, at this server. It is a secret: who has it"
                                + " becomes this operator.");
        return 0;
    }
}
