package dev.steelyard.store;

import dev.steelyard.store.contract.ChangesContract;
import dev.steelyard.store.contract.CodesContract;
import dev.steelyard.store.contract.RefreshTokensContract;
import dev.steelyard.store.contract.TransactionsContract;
import org.junit.jupiter.api.Nested;

/** The contract on PostgreSQL. */
class PostgresStoreTest {
    @Nested
    class Changes extends ChangesContract {
        Changes() {
            super(Databases::postgres);
        }
    }

    @Nested
    class Codes extends CodesContract {
        Codes() {
            super(Databases::postgres);
        }
    }

    @Nested
    class RefreshTokens extends RefreshTokensContract {
        RefreshTokens() {
            super(Databases::postgres);
        }
    }

    @Nested
    class Transactions extends TransactionsContract {
        Transactions() {
            super(Databases::postgres);
        }
    }
}
