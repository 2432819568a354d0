package dev.steelyard.program.cli;

import dev.steelyard.program.cli.remote.ServerOptions;
import dev.steelyard.program.cli.remote.Surroundings;
import dev.steelyard.program.client.Http;
import dev.steelyard.program.client.LoginFile;
import dev.steelyard.program.client.LoginFlow;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code steelyard logout}. */
@Command(
        name = "logout",
        mixinStandardHelpOptions = true,
        description = "End the login: its tokens are revoked, and removed from this machine.",
        footer = {"", "Example:", "  steelyard logout"})
final class LogoutCommand implements Callable<Integer> {
    @Mixin private ServerOptions server = new ServerOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    private final Surroundings surroundings;

    LogoutCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var environment = surroundings.environment();
        try (var http = new Http()) {
            boolean ended =
                    new LoginFlow(
                                    server.address(environment),
                                    http,
                                    surroundings.clock(),
                                    LoginFile.in(environment))
                            .logout();
            spec.commandLine()
                    .getErr()
                    .println(ended ? "You are logged out." : "Nobody was logged in.");
        }
        return 0;
    }
}
