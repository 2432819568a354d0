package dev.steelyard.store;

import dev.steelyard.store.contract.CodesContract;
import org.junit.jupiter.api.Nested;

/** The contract on SQLite. */
class SqliteStoreTest {
    @Nested
    class Codes extends CodesContract {
        Codes() {
            super(Databases::sqlite);
        }
    }
}
