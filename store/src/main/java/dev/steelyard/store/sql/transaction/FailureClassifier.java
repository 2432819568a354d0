package dev.steelyard.store.sql.transaction;

import dev.steelyard.domain.store.StoreUnavailable;
import dev.steelyard.store.sql.Dialect;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Converts SQL exceptions to {@code StoreUnavailable} where the database can't be reached or can't
 * write. The database's own answer inside the exception decides.
 */
public record FailureClassifier(Dialect dialect) {
    /** Null where no database had a part in it. */
    public Dialect.@Nullable Failure of(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof StoreUnavailable) {
                return null;
            }
            if (cause instanceof SQLException e) {
                return dialect.failure(e);
            }
        }
        return null;
    }

    /** The exception that the caller gets for {@code thrown}. */
    public RuntimeException translate(RuntimeException thrown) {
        return switch (of(thrown)) {
            case UNAVAILABLE -> new StoreUnavailable("the database is unavailable", thrown);
            case CONFLICT ->
                    new StoreUnavailable(
                            "the transaction conflicted with other transactions", thrown);
            case FAULT -> thrown;
            case null -> thrown;
        };
    }
}
