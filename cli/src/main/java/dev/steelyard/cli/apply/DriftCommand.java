package dev.steelyard.cli.apply;

import dev.steelyard.cli.option.CommandContext;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The command {@code steelyard drift}, which reports differences between a YAML file and the
 * configuration at the server.
 */
@Command(
        name = "drift",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = ApplyArguments.FAILED,
        description = {
            "Check whether the server still matches a file, and show the differences; changes"
                    + " nothing.",
            "Resources that the server has and the file lacks are drift too, in the sections that the file has."
        },
        footer = {
            "",
            "Exit codes: 0 no drift; 1 refused, or wrong usage; 2 drift.",
            "",
            "Example:",
            "  steelyard drift docs/examples/platform.yaml"
        })
public final class DriftCommand implements Callable<Integer> {
    private static final int DRIFT = 2;

    @Mixin private ApplyArguments described = new ApplyArguments();

    @Spec private CommandSpec spec = CommandSpec.create();

    private final CommandContext context;

    public DriftCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return described.run(spec.commandLine(), context, apply -> apply.drift() ? DRIFT : 0);
    }
}
