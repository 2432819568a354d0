package dev.steelyard.manage;

import dev.steelyard.testkit.Databases;
import org.junit.jupiter.api.Nested;

/** Seals, their keys, and exports of them, on both databases. */
class SealingTest {
    @Nested
    class OnSqlite extends SealingContract {
        OnSqlite() {
            super(Databases.sqlite());
        }
    }

    @Nested
    class OnPostgres extends SealingContract {
        OnPostgres() {
            super(Databases.postgres());
        }
    }
}
