package dev.steelyard.admin.operation;

import dev.steelyard.domain.refusal.RefusalCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Thrown to refuse a management API operation and roll its transaction back. {@link
 * OperationRunner} turns it into an {@link Outcome}. It carries no stack trace, since it is an
 * expected outcome.
 */
public final class OperationRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Outcome<?> outcome;

    private OperationRefusal(Outcome<?> outcome) {
        super(null, null, false, false);
        this.outcome = outcome;
    }

    public static OperationRefusal invalid(String field, String message) {
        return new OperationRefusal(new Outcome.Invalid<>(field, message));
    }

    public static OperationRefusal forbidden(RefusalCode code, String message) {
        return new OperationRefusal(new Outcome.Forbidden<>(code, message));
    }

    public static OperationRefusal missing() {
        return new OperationRefusal(new Outcome.Missing<>());
    }

    public static OperationRefusal conflict(long version, String message) {
        return new OperationRefusal(new Outcome.Conflict<>(version, message));
    }

    /**
     * @param answer null: the key was used for another request
     */
    static OperationRefusal repeated(@Nullable String answer) {
        return new OperationRefusal(new Outcome.Repeated<>(answer));
    }

    static OperationRefusal limited(Duration wait) {
        return new OperationRefusal(new Outcome.Limited<>(wait));
    }

    // A refusal holds no value of the type, so it is a refusal of any type.
    @SuppressWarnings("unchecked")
    <T> Outcome<T> outcome() {
        return (Outcome<T>) outcome;
    }
}
