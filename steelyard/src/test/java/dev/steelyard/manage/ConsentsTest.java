package dev.steelyard.manage;

import dev.steelyard.testkit.Databases;
import org.junit.jupiter.api.Nested;

/** Consents, on both databases. */
class ConsentsTest {
    @Nested
    class OnSqlite extends ConsentsContract {
        OnSqlite() {
            super(new Steelyard(Databases.sqlite()));
        }
    }

    @Nested
    class OnPostgres extends ConsentsContract {
        OnPostgres() {
            super(new Steelyard(Databases.postgres()));
        }
    }
}
