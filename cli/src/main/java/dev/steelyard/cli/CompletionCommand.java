package dev.steelyard.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code steelyard completion}, which prints a completion script for bash and zsh. */
@Command(
        name = CompletionCommand.NAME,
        mixinStandardHelpOptions = true,
        description = "Print a script by which bash and zsh complete the commands.",
        footer = {
            "",
            "Example:",
            "  source <(steelyard completion)",
            "In zsh, before it: autoload -U +X compinit && compinit"
        })
final class CompletionCommand implements Callable<Integer> {
    static final String NAME = "completion";

    @Spec private CommandSpec spec = CommandSpec.create();

    CompletionCommand() {}

    @Override
    public Integer call() {
        var root = spec.root();
        var out = spec.commandLine().getOut();
        out.print(AutoComplete.bash(root.name(), root.commandLine()));
        out.flush();
        return 0;
    }
}
