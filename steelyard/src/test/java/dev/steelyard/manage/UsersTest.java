package dev.steelyard.manage;

import dev.steelyard.testkit.Databases;
import org.junit.jupiter.api.Nested;

/** Users and their logins, on both databases. */
class UsersTest {
    @Nested
    class OnSqlite extends UsersContract {
        OnSqlite() {
            super(new Steelyard(Databases.sqlite()));
        }
    }

    @Nested
    class OnPostgres extends UsersContract {
        OnPostgres() {
            super(new Steelyard(Databases.postgres()));
        }
    }
}
