package dev.steelyard.operations.schema;

import java.util.function.Function;

/**
 * The change of one field by an update request, either a new value or none if the request leaves
 * the field out. A field that may be null has an {@code Optional} as its value.
 *
 * @param <V> the type of the value
 */
public sealed interface Change<V> {
    /** The update does not mention the field. */
    record Absent<V>() implements Change<V> {}

    /** The update sets the field. */
    record To<V>(V value) implements Change<V> {}

    static <V> Change<V> absent() {
        return new Absent<>();
    }

    static <V> Change<V> to(V value) {
        return new To<>(value);
    }

    /** The value after the update. */
    default V over(V before) {
        return switch (this) {
            case Absent<V>() -> before;
            case To<V>(var value) -> value;
        };
    }

    /** The change with its value converted. */
    default <R> Change<R> map(Function<? super V, ? extends R> conversion) {
        return switch (this) {
            case Absent<V>() -> new Absent<>();
            case To<V>(var value) -> new To<>(conversion.apply(value));
        };
    }
}
