package dev.steelyard.program.settings;

import dev.steelyard.domain.configuration.ConfigurationError;
import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.configuration.ConfigurationKeys;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.domain.configuration.ValueParsers;
import java.nio.file.Path;

/**
 * The settings for the data folder, the database URL and the connection pool.
 *
 * @param databaseUrl a secret: it may hold a password
 * @param connections maximum of this node to PostgreSQL
 */
public record StoreSettings(Path data, String databaseUrl, int connections) {
    public static final ConfigurationKeys KEYS = new ConfigurationKeys();

    private static final ConfigurationKey<Path> DATA =
            KEYS.add(
                    "data",
                    "data",
                    "The folder of the embedded store and of the master key's file, made for its"
                            + " owner alone.",
                    ValueParsers::path);
    private static final ConfigurationKey<String> DATABASE_URL =
            KEYS.secret(
                    "database_url",
                    "The database: postgresql://user:password@host:port/name, or"
                            + " sqlite:/path/to/file.db. Empty: SQLite in the data folder."
                            + " ?connectTimeout=2&socketTimeout=10 are the seconds that a PostgreSQL"
                            + " server has to take a connection and to answer.",
                    DatabaseUrl::checked);
    private static final ConfigurationKey<Integer> CONNECTIONS =
            KEYS.count(
                    "database_connections",
                    "10",
                    "Connections of this node to PostgreSQL at most; all nodes' together must be"
                            + " fewer than its max_connections. SQLite needs no such number.");

    public static StoreSettings read(ConfigurationValues values) {
        var data = values.get(DATA);
        var url = values.get(DATABASE_URL);
        return new StoreSettings(
                data,
                url.isEmpty() ? "sqlite:" + data.resolve("steelyard.db") : url,
                values.get(CONNECTIONS));
    }

    /**
     * Creates the data folder where it is missing.
     *
     * @throws ConfigurationError it can't be created, or every user of the machine can write to it
     */
    public void makeDataFolder() {
        new DataFolder(data).make();
    }

    /** The place of the database, for messages: {@code host:port}, or the file. Without secrets. */
    public String place() {
        return DatabaseUrl.place(databaseUrl);
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "StoreSettings[data=" + data + "]";
    }
}
