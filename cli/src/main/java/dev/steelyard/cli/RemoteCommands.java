package dev.steelyard.cli;

import static java.util.Objects.requireNonNull;

import dev.steelyard.cli.api.ClientFailure;
import dev.steelyard.cli.apply.ApplyCommand;
import dev.steelyard.cli.apply.DriftCommand;
import dev.steelyard.cli.apply.PlanCommand;
import dev.steelyard.cli.apply.dump.DumpCommand;
import dev.steelyard.cli.audit.ExportCommand;
import dev.steelyard.cli.audit.VerifyCommand;
import dev.steelyard.cli.command.NounCommandBuilder;
import dev.steelyard.cli.option.CommandContext;
import dev.steelyard.cli.output.TerminalText;
import java.io.UncheckedIOException;
import java.security.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The subcommands that call the server, such as {@code login}, {@code apply} and {@code clients
 * create}, with their error handling.
 */
public final class RemoteCommands {
    /** Of commands without exit codes of their own. */
    public static final String EXIT_CODES =
            "Exit codes: 0 done, 1 refused or failed, 2 wrong usage.";

    private static final int FAILED = 1;
    private static final int WIDTH = 100;

    /** Exceptions whose message tells the user what to do. */
    private static final List<Class<? extends Exception>> EXPECTED =
            List.of(
                    ClientFailure.class,
                    IllegalArgumentException.class,
                    IllegalStateException.class,
                    UncheckedIOException.class);

    private RemoteCommands() {}

    /**
     * Adds the commands to a command line, after the existing ones.
     *
     * @param arguments those that the command line will get: only nouns among them get their
     *     commands, because those of all nouns take half of a short command's time
     * @param signatures the provider that verifies signatures; null: the JDK
     * @param expected further exceptions that are reported by their message alone
     */
    public static CommandLine addTo(
            CommandLine line,
            CommandContext context,
            List<String> arguments,
            Supplier<@Nullable Provider> signatures,
            List<Class<? extends Exception>> expected) {
        line.addSubcommand(new LoginCommand(context))
                .addSubcommand(new LogoutCommand(context))
                .addSubcommand(new PlanCommand(context))
                .addSubcommand(new ApplyCommand(context))
                .addSubcommand(new DriftCommand(context))
                .addSubcommand(new DumpCommand(context));
        NounCommandBuilder.addTo(
                line,
                context,
                arguments.contains(CompletionCommand.NAME) ? noun -> true : arguments::contains);
        requireNonNull(line.getSubcommands().get("audit"))
                .addSubcommand(new ExportCommand(context))
                .addSubcommand(new VerifyCommand(signatures));
        line.addSubcommand(new ExplainCommand(context))
                .addSubcommand(new CompletionCommand())
                .addSubcommand(new HelpCommand());
        line.getSubcommands().values().forEach(RemoteCommands::addExitCodes);
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                // An argument that begins with @ is an argument, not a file of further arguments.
                .setExpandAtFiles(false)
                .setUsageHelpWidth(WIDTH)
                .setParameterExceptionHandler((misuse, _) -> misused(misuse))
                .setExecutionExceptionHandler(
                        (failure, command, _) -> failed(failure, command, expected));
    }

    /** Ends the help of a command, and of those below it, with the exit codes. */
    private static void addExitCodes(CommandLine command) {
        var usage = command.getCommandSpec().usageMessage();
        var footer = new ArrayList<>(List.of(usage.footer()));
        if (footer.stream().noneMatch(text -> text.contains("Exit codes:"))) {
            if (!footer.isEmpty()) {
                footer.add("");
            }
            footer.add(EXIT_CODES);
            usage.footer(footer.toArray(String[]::new));
        }
        command.getSubcommands().values().forEach(RemoteCommands::addExitCodes);
    }

    /** Reports the error and the help command; for a group of commands also the commands. */
    private static int misused(ParameterException misuse) {
        var command = misuse.getCommandLine();
        var err = command.getErr();
        err.println("steelyard: " + misuse.getMessage());
        boolean hinted = UnmatchedArgumentException.printSuggestions(misuse, err);
        var help = command.getCommandSpec().qualifiedName() + " --help";
        if (hinted || command.getSubcommands().isEmpty()) {
            err.println("Help: " + help);
        } else {
            command.usage(err);
        }
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** Reports an expected failure in one line. */
    private static int failed(
            Exception failure, CommandLine command, List<Class<? extends Exception>> expected)
            throws Exception {
        if (Stream.concat(EXPECTED.stream(), expected.stream())
                .noneMatch(type -> type.isInstance(failure))) {
            throw failure;
        }
        command.getErr()
                .println("steelyard: " + TerminalText.of(String.valueOf(failure.getMessage())));
        return FAILED;
    }
}
