package dev.steelyard.program.configuration;

import static dev.steelyard.program.configuration.Readers.count;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Where things are kept, how they are sealed, and what is logged. */
final class StorePlace {
    static final Setting<Path> DATA =
            new Setting<>(
                    "data",
                    "data",
                    "The folder of the embedded store and of the master key's file, made for its"
                            + " owner alone.",
                    false,
                    Path::of);
    static final Setting<String> DATABASE_URL =
            new Setting<>(
                    "database_url",
                    "",
                    "Where the store is: postgresql://user:password@host:port/name, or"
                            + " sqlite:/path/to/file.db. Empty: SQLite in the data folder."
                            + " ?connectTimeout=2&socketTimeout=10 are the seconds that a PostgreSQL"
                            + " server has to take a connection and to answer.",
                    true,
                    DatabasePlace::checked);
    static final Setting<Integer> DATABASE_CONNECTIONS =
            count(
                    "database_connections",
                    "10",
                    "Connections of this node to PostgreSQL at most; all nodes' together must be"
                            + " fewer than its max_connections. SQLite needs no such number.");
    static final Setting<String> MASTER_KEY =
            new Setting<>(
                    "master_key",
                    "",
                    "The key that seals signing keys: 64 hex digits. Empty: read from master.key in"
                            + " the data folder, which is made at the first start. Several nodes need"
                            + " the same.",
                    true,
                    text -> text);
    static final Setting<String> MASTER_KEY_PREVIOUS =
            new Setting<>(
                    "master_key_previous",
                    "",
                    "While the master key is being changed: the one before. Empty: read from"
                            + " master.key.previous in the data folder, if that is there.",
                    true,
                    text -> text);
    static final Setting<Duration> SEAL_EVERY =
            new Setting<>(
                    "audit.seal_every",
                    "5s",
                    "How often what was recorded is sealed, 10s at most; until then it could be"
                            + " changed in the database and nobody would see it.",
                    false,
                    StorePlace::sealing);
    static final Setting<Boolean> JSON_LOG =
            new Setting<>(
                    "log.json",
                    "false",
                    "Whether each line of the log is a JSON object with time, level, logger,"
                            + " thread, message and, where there are any, request and exception; also"
                            + " of steelyard guard.",
                    false,
                    Readers::flag);

    static final List<Setting<?>> ALL =
            List.of(
                    DATA,
                    DATABASE_URL,
                    DATABASE_CONNECTIONS,
                    MASTER_KEY,
                    MASTER_KEY_PREVIOUS,
                    SEAL_EVERY,
                    JSON_LOG);

    /** What was acknowledged is under a seal within this. */
    private static final Duration SEALED_WITHIN = Duration.ofSeconds(10);

    private StorePlace() {}

    private static Duration sealing(String text) {
        var every = Readers.duration(text);
        if (every.compareTo(SEALED_WITHIN) > 0) {
            throw new IllegalArgumentException("10s at most");
        }
        return every;
    }
}
