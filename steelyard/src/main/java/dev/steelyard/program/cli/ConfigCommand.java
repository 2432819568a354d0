package dev.steelyard.program.cli;

import dev.steelyard.cli.option.CommandContext;
import dev.steelyard.cli.output.TerminalText;
import dev.steelyard.program.configuration.Reference;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command {@code steelyard config}, which prints each setting with its value and where it was
 * set.
 */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description =
                "Check the configuration, and print each setting with its value and source;"
                        + " secrets are left out.")
final class ConfigCommand implements Callable<Integer> {
    @Mixin private ConfigurationOptions options = new ConfigurationOptions();

    @Option(names = "--reference", description = "Print the reference page of all settings.")
    private boolean reference;

    @Spec private CommandSpec spec = CommandSpec.create();

    private final CommandContext context;

    ConfigCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        if (reference) {
            out.print(Reference.markdown());
        } else {
            options.report(context.environment()).stream()
                    .map(TerminalText::of)
                    .forEach(out::println);
        }
        out.flush();
        return 0;
    }
}
