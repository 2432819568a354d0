package dev.steelyard.cli;

import dev.steelyard.cli.option.CommandContext;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The main class of the command-line program for administrators, which calls the management API. It
 * has only the commands that call the server, and needs none of the server's jars.
 */
@Command(
        name = "steelyard",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "The command line of Steelyard's management API.",
        footer = {
            "",
            "Exit codes: 0 done, 1 refused or failed, 2 wrong usage.",
            "docs/command-line.md has all commands on one page."
        })
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine(CommandContext.ofProcess(), List.of(arguments)).execute(arguments));
    }

    static CommandLine commandLine(CommandContext context, List<String> arguments) {
        return RemoteCommands.addTo(
                new CommandLine(new Main()), context, arguments, () -> null, List.of());
    }
}
