package dev.steelyard.program.cli;

import static java.util.Objects.requireNonNull;

import dev.steelyard.domain.store.StoreUnavailable;
import dev.steelyard.program.cli.audit.ExportCommand;
import dev.steelyard.program.cli.audit.VerifyCommand;
import dev.steelyard.program.cli.remote.NounCommands;
import dev.steelyard.program.cli.remote.Surroundings;
import dev.steelyard.program.cli.remote.Visible;
import dev.steelyard.program.client.ClientFailure;
import dev.steelyard.program.configuration.ConfigurationError;
import dev.steelyard.server.keys.MasterKey;
import dev.steelyard.store.sql.SchemaMismatch;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code steelyard}. */
@Command(
        name = "steelyard",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "OpenID Connect authorization server for an API that is sold through resellers.",
        footer = {
            "",
            "Exit codes: 0 done, 1 refused or failed, 2 wrong usage.",
            "docs/command-line.md has all commands on one page."
        })
public final class SteelyardCommand {
    private static final int FAILED = 1;
    private static final int WIDTH = 100;

    SteelyardCommand() {}

    /** Runs one command; its exit code. */
    public static int run(String... arguments) {
        return commandLine(Surroundings.ofProcess()).execute(arguments);
    }

    /** All commands. */
    static CommandLine commandLine(Surroundings surroundings) {
        var line =
                new CommandLine(new SteelyardCommand())
                        .addSubcommand(new Serve())
                        .addSubcommand(new DemoCommand())
                        .addSubcommand(new GuardCommand())
                        .addSubcommand(new Migrate())
                        .addSubcommand(new BootstrapCommand())
                        .addSubcommand(new ConfigCommand(surroundings))
                        .addSubcommand(new LoginCommand(surroundings))
                        .addSubcommand(new LogoutCommand(surroundings))
                        .addSubcommand(new PlanCommand(surroundings))
                        .addSubcommand(new ApplyCommand(surroundings))
                        .addSubcommand(new DriftCommand(surroundings))
                        .addSubcommand(new DumpCommand(surroundings));
        NounCommands.addTo(line, surroundings);
        requireNonNull(line.getSubcommands().get("audit"))
                .addSubcommand(new ExportCommand(surroundings))
                .addSubcommand(new VerifyCommand());
        line.addSubcommand(new ExplainCommand(surroundings));
        return line.addSubcommand(new CompletionCommand())
                .addSubcommand(new HelpCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                // An argument that begins with @ is an argument, not a file of more of them.
                .setExpandAtFiles(false)
                .setUsageHelpWidth(WIDTH)
                .setParameterExceptionHandler(SteelyardCommand::misused)
                .setExecutionExceptionHandler(SteelyardCommand::explain);
    }

    /** What is wrong, and where help is; a group of commands shows which it has. */
    private static int misused(CommandLine.ParameterException misuse, String[] arguments) {
        var command = misuse.getCommandLine();
        var err = command.getErr();
        err.println("steelyard: " + misuse.getMessage());
        boolean hinted = CommandLine.UnmatchedArgumentException.printSuggestions(misuse, err);
        var help = command.getCommandSpec().qualifiedName() + " --help";
        if (hinted || command.getSubcommands().isEmpty()) {
            err.println("Help: " + help);
        } else {
            command.usage(err);
        }
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** Says in one line what went wrong where that is the operator's to mend. */
    private static int explain(
            Exception failure, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        return switch (failure) {
            case ClientFailure e -> failed(command, e);
            case ConfigurationError e -> failed(command, e);
            case SchemaMismatch e -> failed(command, e);
            case StoreUnavailable e -> failed(command, e);
            case MasterKey.WrongMasterKey e -> failed(command, e);
            case IllegalArgumentException e -> failed(command, e);
            case IllegalStateException e -> failed(command, e);
            case UncheckedIOException e -> failed(command, e);
            default -> throw failure;
        };
    }

    private static int failed(CommandLine command, Exception failure) {
        command.getErr().println("steelyard: " + Visible.of(String.valueOf(failure.getMessage())));
        return FAILED;
    }
}
