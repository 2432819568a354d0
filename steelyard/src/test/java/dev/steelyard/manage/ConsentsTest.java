package dev.steelyard.manage;

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
