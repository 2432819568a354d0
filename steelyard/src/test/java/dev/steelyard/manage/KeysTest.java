package dev.steelyard.manage;

import dev.steelyard.testkit.Databases;
import org.junit.jupiter.api.Nested;

/** The life of signing keys, on both databases. */
class KeysTest {
    @Nested
    class OnSqlite extends KeysContract {
        OnSqlite() {
            super(Databases.sqlite());
        }
    }

    @Nested
    class OnPostgres extends KeysContract {
        OnPostgres() {
            super(Databases.postgres());
        }
    }
}
