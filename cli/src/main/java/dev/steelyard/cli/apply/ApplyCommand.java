package dev.steelyard.cli.apply;

import dev.steelyard.cli.option.CommandContext;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command {@code steelyard apply}, which changes the platform's or one reseller's configuration
 * to match a YAML file.
 */
@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        description = {
            "Change the platform, or one reseller, to match a YAML file. Asks no questions; applying it"
                    + " twice changes nothing more.",
            "Shows every change once it is done: + created, ~ changed, - removed. docs/apply.md"
                    + " explains the file."
        },
        footer = {
            "",
            "Exit codes: 0 all applied; 1 refused: what was done stays, and running again goes on;"
                    + " 2 wrong usage; 3 with --dry-run: there are differences.",
            "",
            "Examples:",
            "  steelyard apply docs/examples/platform.yaml --dry-run",
            "  steelyard apply docs/examples/reseller.yaml --secrets new-secrets.jsonl"
        })
public final class ApplyCommand implements Callable<Integer> {
    @Mixin private ApplyArguments described = new ApplyArguments();

    @Option(names = "--dry-run", description = "Only show the differences, as plan does.")
    private boolean dryRun;

    @ArgGroup private Shown shown = new Shown();

    @Spec private CommandSpec spec = CommandSpec.create();

    private final CommandContext context;

    /** One of these options is required where a new resource has a secret. */
    private static final class Shown {
        @Option(
                names = "--secrets",
                paramLabel = "FILE",
                description =
                        "Write the secrets of created resources, and the links of invitations, to this file,"
                                + " which only its owner can read; appends to an existing file.")
        private @Nullable Path file;

        @Option(names = "--show-secrets", description = "Print them instead.")
        private boolean shown;
    }

    public ApplyCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return described.run(spec.commandLine(), context, this::run);
    }

    private int run(ApplyService apply) {
        if (dryRun) {
            return apply.plan() ? PlanCommand.DIFFERENT : 0;
        }
        var file = shown.file;
        if (file != null) {
            try (var secrets = new SecretsFile(file)) {
                apply.apply(secrets);
            }
        } else {
            apply.apply(
                    shown.shown
                            ? new SecretPrinter(spec.commandLine().getOut())
                            : SecretReceiver.nowhere());
        }
        return 0;
    }
}
