package dev.steelyard.program.cli;

import dev.steelyard.domain.store.StoreUnavailable;
import dev.steelyard.program.configuration.ConfigurationError;
import dev.steelyard.server.keys.MasterKey;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code steelyard}. */
@Command(
        name = "steelyard",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "OpenID Connect authorization server for an API that is sold through resellers.",
        subcommands = {
            Serve.class,
            DemoCommand.class,
            Migrate.class,
            BootstrapCommand.class,
            ConfigCommand.class,
            CommandLine.HelpCommand.class
        })
public final class SteelyardCommand {
    private static final int FAILED = 1;

    SteelyardCommand() {}

    /** Runs one command; its exit code. */
    public static int run(String... arguments) {
        return new CommandLine(new SteelyardCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(SteelyardCommand::explain)
                .execute(arguments);
    }

    /** Says in one line what went wrong where that is the operator's to mend. */
    private static int explain(
            Exception failure, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        return switch (failure) {
            case ConfigurationError e -> failed(command, e);
            case StoreUnavailable e -> failed(command, e);
            case MasterKey.WrongMasterKey e -> failed(command, e);
            case IllegalArgumentException e -> failed(command, e);
            case IllegalStateException e -> failed(command, e);
            default -> throw failure;
        };
    }

    private static int failed(CommandLine command, Exception failure) {
        command.getErr().println("steelyard: " + failure.getMessage());
        return FAILED;
    }
}
