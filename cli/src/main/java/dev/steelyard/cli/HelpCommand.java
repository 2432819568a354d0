package dev.steelyard.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The command {@code steelyard help}, which shows the help of a command or subcommand ({@code
 * steelyard help audit export}). Picocli's own help command accepts only one word.
 */
@Command(name = "help", description = "Show the help of a command.", helpCommand = true)
final class HelpCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "Its words.")
    private List<String> words = List.of();

    @Spec private CommandSpec spec = CommandSpec.create();

    HelpCommand() {}

    @Override
    public Integer call() {
        var line = spec.root().commandLine();
        for (var word : words) {
            var below = line.getSubcommands().get(word);
            if (below == null) {
                throw new ParameterException(line, "there is no command " + word);
            }
            line = below;
        }
        line.usage(spec.commandLine().getOut());
        return 0;
    }
}
