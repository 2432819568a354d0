package dev.steelyard.testkit;

import java.util.function.Consumer;

/** A kind of database on which each store test runs, either SQLite or PostgreSQL. */
public enum Database {
    SQLITE {
        @Override
        public String url() {
            return Databases.sqlite();
        }

        @Override
        public String url(Consumer<String> migrator) {
            var url = url();
            Databases.migrate(url, migrator);
            return url;
        }
    },
    POSTGRES {
        @Override
        public String url() {
            return Databases.postgres();
        }

        @Override
        public String url(Consumer<String> migrator) {
            return Databases.postgres(migrator);
        }
    };

    /** The URL of a fresh, empty database. */
    public abstract String url();

    /** The URL of a fresh database that was migrated. */
    public abstract String url(Consumer<String> migrator);
}
