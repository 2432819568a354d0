package dev.steelyard.program.cli;

import dev.steelyard.store.SchemaMigrator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code steelyard migrate}, which migrates the database's tables to this version. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = "Migrate the database's tables to this program's version, then exit.")
final class MigrateCommand implements Callable<Integer> {
    @Mixin private ConfigurationOptions options = new ConfigurationOptions();

    @Option(names = "--dry-run", description = "Only say what would be done.")
    private boolean dryRun;

    @Spec private CommandSpec spec = CommandSpec.create();

    MigrateCommand() {}

    @Override
    public Integer call() {
        var configuration = options.configuration();
        var url = configuration.store().databaseUrl();
        var out = spec.commandLine().getOut();
        if (dryRun) {
            var pending =
                    ConfigurationOptions.naming(configuration, () -> SchemaMigrator.pending(url));
            pending.forEach(migration -> out.println("pending: " + migration));
            out.println(pending.size() + " pending");
        } else {
            int applied =
                    ConfigurationOptions.naming(configuration, () -> SchemaMigrator.migrate(url));
            out.println(applied + " applied");
        }
        return 0;
    }
}
