package dev.steelyard.program.cli;

import dev.steelyard.cli.output.TerminalText;
import dev.steelyard.domain.configuration.ConfigurationError;
import dev.steelyard.domain.store.StoreUnavailable;
import dev.steelyard.program.Node;
import dev.steelyard.program.configuration.Configuration;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The command-line options that locate and override the server's configuration, such as {@code
 * --config}.
 */
final class ConfigurationOptions {
    /** Connection refused, no such database, wrong password or user. */
    private static final Set<String> TOLD = Set.of("08001", "3D000", "28P01", "28000");

    @Option(names = "--config", paramLabel = "FILE", description = "A YAML file.")
    private @Nullable Path file;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description =
                    "One setting, as name=value; repeatable. docs/configuration.md lists all.")
    private final Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--issuer", paramLabel = "URL", description = "The issuer identifier.")
    private @Nullable String issuer;

    @Option(names = "--port", paramLabel = "NUMBER", description = "The port to listen at.")
    private @Nullable Integer port;

    @Option(names = "--data", paramLabel = "FOLDER", description = "The data folder.")
    private @Nullable Path data;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description =
                    "postgresql://user:password@host:port/name or sqlite:/path/file.db. Other users"
                            + " of the machine can see it here; STEELYARD_DATABASE_URL hides it.")
    private @Nullable String databaseUrl;

    ConfigurationOptions() {}

    Configuration configuration() {
        return configuration(Map.of());
    }

    /**
     * @param others values of environment variables that are not set
     */
    Configuration configuration(Map<String, String> others) {
        var environment = new HashMap<>(others);
        environment.putAll(System.getenv());
        var configuration = Configuration.load(file, environment, said());
        LogForm.set(configuration.log().json());
        return configuration;
    }

    /** The effective settings, a line each. */
    List<String> report(Map<String, String> environment) {
        return Configuration.report(file, environment, said());
    }

    /**
     * Opens the node; an unreachable database is named in the error.
     *
     * @throws ConfigurationError the data folder can't be created
     * @throws StoreUnavailable with the database's place
     */
    static Node open(Configuration configuration) {
        return open(configuration, false);
    }

    /** As {@link #open(Configuration)}; see {@link Node#open(Configuration, boolean)}. */
    static Node open(Configuration configuration, boolean newIssuer) {
        return naming(configuration, () -> Node.open(configuration, newIssuer));
    }

    /** Runs {@code work}; an unreachable database is named in the error. */
    static <T> T naming(Configuration configuration, Supplier<T> work) {
        try {
            return work.get();
        } catch (StoreUnavailable e) {
            var said = String.valueOf(e.getMessage());
            var place = configuration.store().place();
            throw said.contains(place)
                    ? e
                    : new StoreUnavailable(said + ": " + place + reason(e), e);
        }
    }

    /**
     * The driver's message, in one line, where nothing listens, the database does not exist or
     * access is denied. Its other messages may hold secrets.
     */
    private static String reason(Throwable thrown) {
        var said = "";
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql
                    && TOLD.contains(String.valueOf(sql.getSQLState()))
                    && sql.getMessage() != null) {
                said =
                        " ("
                                + TerminalText.of(sql.getMessage().lines().findFirst().orElse(""))
                                + ")";
            }
        }
        return said;
    }

    private Map<String, String> said() {
        var options = new LinkedHashMap<>(set);
        put(options, "issuer", issuer);
        put(options, "listen.port", port);
        put(options, "data", data);
        put(options, "database_url", databaseUrl);
        return options;
    }

    private static void put(Map<String, String> options, String name, @Nullable Object value) {
        if (value != null) {
            options.put(name, value.toString());
        }
    }
}
