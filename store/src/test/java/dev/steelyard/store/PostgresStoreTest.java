package dev.steelyard.store;

import dev.steelyard.store.contract.CodesContract;
import org.junit.jupiter.api.Nested;

/** The contract on PostgreSQL. */
class PostgresStoreTest {
    @Nested
    class Codes extends CodesContract {
        Codes() {
            super(Databases::postgres);
        }
    }
}
