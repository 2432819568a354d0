package dev.steelyard.admin.operation;

import dev.steelyard.domain.refusal.RefusalCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Thrown to refuse a management API operation and roll its transaction back. {@link
 * OperationRunner} turns it into an {@link Outcome}. It carries no stack trace, since it is an
 * expected outcome.
 */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Outcome<?> outcome;

    private Refused(Outcome<?> outcome) {
        super(null, null, false, false);
        this.outcome = outcome;
    }

    public static Refused invalid(String field, String message) {
        return new Refused(new Outcome.Invalid<>(field, message));
    }

    public static Refused forbidden(RefusalCode code, String message) {
        return new Refused(new Outcome.Forbidden<>(code, message));
    }

    public static Refused missing() {
        return new Refused(new Outcome.Missing<>());
    }

    public static Refused conflict(long version, String message) {
        return new Refused(new Outcome.Conflict<>(version, message));
    }

    /**
     * @param answer null: the key was used for another request
     */
    static Refused repeated(@Nullable String answer) {
        return new Refused(new Outcome.Repeated<>(answer));
    }

    static Refused limited(Duration wait) {
        return new Refused(new Outcome.Limited<>(wait));
    }

    // A refusal holds no value of the type, so it is a refusal of any type.
    @SuppressWarnings("unchecked")
    <T> Outcome<T> outcome() {
        return (Outcome<T>) outcome;
    }
}
