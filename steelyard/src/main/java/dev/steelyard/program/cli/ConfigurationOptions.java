package dev.steelyard.program.cli;

import dev.steelyard.program.configuration.Configuration;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which a command that touches the store is configured. */
final class ConfigurationOptions {
    @Option(names = "--config", paramLabel = "FILE", description = "A YAML file.")
    private @Nullable Path file;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "One setting by its name; repeatable. docs/configuration.md lists all.")
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
                    "postgresql://user:password@host:port/name or sqlite:/path/file.db. Other users of"
                            + " the machine can see it here; STEELYARD_DATABASE_URL hides it.")
    private @Nullable String databaseUrl;

    ConfigurationOptions() {}

    Configuration configuration() {
        var options = new LinkedHashMap<>(set);
        put(options, "issuer", issuer);
        put(options, "listen.port", port);
        put(options, "data", data);
        put(options, "database_url", databaseUrl);
        return Configuration.load(file, System.getenv(), options);
    }

    private static void put(Map<String, String> options, String name, @Nullable Object value) {
        if (value != null) {
            options.put(name, value.toString());
        }
    }
}
