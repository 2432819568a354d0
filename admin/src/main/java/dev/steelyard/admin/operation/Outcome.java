package dev.steelyard.admin.operation;

import dev.steelyard.domain.refusal.RefusalCode;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a management API operation: a result, a refusal, a missing object or a version
 * conflict. Every outcome but {@link Done} wrote nothing.
 *
 * @param <T> the result of the operation
 */
public sealed interface Outcome<T> {
    record Done<T>(T value) implements Outcome<T> {}

    /**
     * The command is invalid.
     *
     * @param field the member that is wrong, as the API names it
     * @param message what is allowed
     */
    record Invalid<T>(String field, String message) implements Outcome<T> {}

    /** The actor may not do this to any object. */
    record Forbidden<T>(RefusalCode code, String message) implements Outcome<T> {}

    /** Unknown, or outside of this authority; the two look alike. */
    record Missing<T>() implements Outcome<T> {}

    /**
     * The object is not in the state that the command expects.
     *
     * @param version the current one
     */
    record Conflict<T>(long version, String message) implements Outcome<T> {}

    /**
     * {@link Idempotency#key} was used before; nothing was done now.
     *
     * @param answer as {@link Idempotency#answer} made it then; null: it was another request
     */
    record Repeated<T>(@Nullable String answer) implements Outcome<T> {}

    /**
     * The actor made too many changes.
     *
     * @param delay until it may make the next one
     */
    record Limited<T>(Duration delay) implements Outcome<T> {}

    /**
     * The operation needs a fresh proof of the user ({@link FreshProof}).
     *
     * @param maxAge the maximum age of the login
     */
    record LoginTooOld<T>(Duration maxAge) implements Outcome<T> {}

    /** This outcome, with its answer converted where it is {@link Done}. */
    default <R> Outcome<R> map(Function<? super T, ? extends R> answer) {
        return switch (this) {
            case Done<T>(var value) -> new Done<>(answer.apply(value));
            case Invalid<T>(var field, var message) -> new Invalid<>(field, message);
            case Forbidden<T>(var code, var message) -> new Forbidden<>(code, message);
            case Missing<T>() -> new Missing<>();
            case Conflict<T>(var version, var message) -> new Conflict<>(version, message);
            case Repeated<T>(var answered) -> new Repeated<>(answered);
            case Limited<T>(var delay) -> new Limited<>(delay);
            case LoginTooOld<T>(var maxAge) -> new LoginTooOld<>(maxAge);
        };
    }
}
