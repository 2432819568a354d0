package dev.steelyard.manage;

import dev.steelyard.testkit.Databases;
import org.junit.jupiter.api.Nested;

/** Lists narrowed and searched, on both databases. */
class SearchTest {
    @Nested
    class OnSqlite extends SearchContract {
        OnSqlite() {
            super(new Steelyard(Databases.sqlite()));
        }
    }

    @Nested
    class OnPostgres extends SearchContract {
        OnPostgres() {
            super(new Steelyard(Databases.postgres()));
        }
    }
}
