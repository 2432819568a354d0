package dev.steelyard.program.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code steelyard serve}, which runs the authorization server until it is stopped. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Run the server. Migrates the database first, if need be.")
final class ServeCommand implements Callable<Integer> {
    @Mixin private ConfigurationOptions options = new ConfigurationOptions();

    @Option(
            names = "--new-issuer",
            description =
                    "Use a store that was created for another issuer with the configured issuer:"
                            + " all tokens and logins issued before become invalid. Needed once.")
    private boolean newIssuer;

    @Spec private CommandSpec spec = CommandSpec.create();

    ServeCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        var node = ConfigurationOptions.open(options.configuration(), newIssuer);
        var server = node.serve();
        ShutdownHandler.closeAtTheEnd(server, node);
        spec.commandLine()
                .getOut()
                .printf(
                        "steelyard: serving %s at port %d%n",
                        node.core().settings().issuer(), server.port());
        ShutdownHandler.told(spec, node.metricsPort());
        node.core()
                .management()
                .operatorWarnings()
                .forEach(warning -> spec.commandLine().getErr().println("warning: " + warning));
        spec.commandLine().getOut().flush();
        return ShutdownHandler.await();
    }
}
