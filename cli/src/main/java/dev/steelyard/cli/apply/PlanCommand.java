package dev.steelyard.cli.apply;

import dev.steelyard.cli.option.CommandContext;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The command {@code steelyard plan}, which shows the changes that {@code steelyard apply} would
 * make with a YAML file.
 */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = {
            "Show what apply would do with a file, and change nothing.",
            "Every difference: + created, ~ changed, - removed. docs/apply.md explains the file."
        },
        footer = {
            "",
            "Exit codes: 0 no difference; 1 refused; 2 wrong usage; 3 there are differences.",
            "",
            "Examples:",
            "  steelyard plan docs/examples/platform.yaml",
            "  steelyard plan docs/examples/reseller.yaml --prune"
        })
public final class PlanCommand implements Callable<Integer> {
    static final int DIFFERENT = 3;

    @Mixin private ApplyArguments described = new ApplyArguments();

    @Spec private CommandSpec spec = CommandSpec.create();

    private final CommandContext context;

    public PlanCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return described.run(spec.commandLine(), context, apply -> apply.plan() ? DIFFERENT : 0);
    }
}
