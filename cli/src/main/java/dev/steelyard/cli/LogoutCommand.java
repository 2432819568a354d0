package dev.steelyard.cli;

import dev.steelyard.cli.login.LoginFile;
import dev.steelyard.cli.login.LoginFlow;
import dev.steelyard.cli.option.CommandContext;
import dev.steelyard.cli.option.ServerOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The command {@code steelyard logout}, which revokes the login's tokens and deletes them from this
 * machine.
 */
@Command(
        name = "logout",
        mixinStandardHelpOptions = true,
        description = "Log out: revoke the tokens of the login, and delete them from this machine.",
        footer = {"", "Example:", "  steelyard logout"})
final class LogoutCommand implements Callable<Integer> {
    @Mixin private ServerOptions server = new ServerOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    private final CommandContext context;

    LogoutCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var environment = context.environment();
        try (var http = server.http(environment)) {
            boolean ended =
                    new LoginFlow(
                                    server.address(environment),
                                    http,
                                    context.clock(),
                                    LoginFile.in(environment))
                            .logout();
            spec.commandLine()
                    .getErr()
                    .println(ended ? "You are logged out." : "There was no login.");
        }
        return 0;
    }
}
