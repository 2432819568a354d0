package dev.steelyard.program.cli;

import dev.steelyard.cli.RemoteCommands;
import dev.steelyard.cli.Version;
import dev.steelyard.cli.option.CommandContext;
import dev.steelyard.domain.store.StoreUnavailable;
import dev.steelyard.program.crypto.CryptoProviderSelector;
import dev.steelyard.server.keys.MasterKey;
import dev.steelyard.store.sql.SchemaMismatch;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The root command {@code steelyard}, with all subcommands of the server and the management API.
 */
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
    SteelyardCommand() {}

    /** Runs one command; returns its exit code. */
    public static int run(String... arguments) {
        return commandLine(CommandContext.ofProcess(), List.of(arguments)).execute(arguments);
    }

    /**
     * All commands; those of nouns only where the arguments name the noun.
     *
     * @see RemoteCommands#addTo
     */
    static CommandLine commandLine(CommandContext context, List<String> arguments) {
        return RemoteCommands.addTo(
                new CommandLine(new SteelyardCommand())
                        .addSubcommand(new ServeCommand())
                        .addSubcommand(new DemoCommand())
                        .addSubcommand(new GuardCommand())
                        .addSubcommand(new MigrateCommand())
                        .addSubcommand(new BootstrapCommand())
                        .addSubcommand(RescueCommand.commandLine())
                        .addSubcommand(new ConfigCommand(context)),
                context,
                arguments,
                CryptoProviderSelector::fastest,
                List.of(
                        SchemaMismatch.class,
                        StoreUnavailable.class,
                        MasterKey.WrongMasterKey.class));
    }
}
