package dev.steelyard.manage;

import dev.steelyard.testkit.Databases;
import org.junit.jupiter.api.Nested;

/** What is done once is done once on both databases. */
class RepeatTest {
    @Nested
    class OnSqlite extends RepeatContract {
        OnSqlite() {
            super(new Steelyard(Databases.sqlite()));
        }
    }

    @Nested
    class OnPostgres extends RepeatContract {
        OnPostgres() {
            super(new Steelyard(Databases.postgres()));
        }
    }
}
