package dev.steelyard.manage;

import dev.steelyard.testkit.Databases;
import org.junit.jupiter.api.Nested;

/** The rules hold on both databases. */
class ConcurrencyTest {
    @Nested
    class OnSqlite extends ConcurrencyContract {
        OnSqlite() {
            super(new Steelyard(Databases.sqlite()));
        }
    }

    @Nested
    class OnPostgres extends ConcurrencyContract {
        OnPostgres() {
            super(new Steelyard(Databases.postgres()));
        }
    }
}
