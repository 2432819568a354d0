package dev.steelyard.store;

import dev.steelyard.store.contract.ChangesContract;
import dev.steelyard.store.contract.CodesContract;
import dev.steelyard.store.contract.RefreshTokensContract;
import dev.steelyard.store.contract.TransactionsContract;
import org.junit.jupiter.api.Nested;

/** The contract on SQLite. */
class SqliteStoreTest {
    @Nested
    class Changes extends ChangesContract {
        Changes() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class Codes extends CodesContract {
        Codes() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class RefreshTokens extends RefreshTokensContract {
        RefreshTokens() {
            super(Databases::sqlite);
        }
    }

    @Nested
    class Transactions extends TransactionsContract {
        Transactions() {
            super(Databases::sqlite);
        }
    }
}
