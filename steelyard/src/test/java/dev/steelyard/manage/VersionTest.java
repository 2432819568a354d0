package dev.steelyard.manage;

import dev.steelyard.testkit.Databases;
import org.junit.jupiter.api.Nested;

/** Versions, and what whoever is late is told, on both databases. */
class VersionTest {
    @Nested
    class OnSqlite extends VersionContract {
        OnSqlite() {
            super(new Steelyard(Databases.sqlite()));
        }
    }

    @Nested
    class OnPostgres extends VersionContract {
        OnPostgres() {
            super(new Steelyard(Databases.postgres()));
        }
    }
}
