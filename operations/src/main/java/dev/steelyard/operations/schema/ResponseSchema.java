package dev.steelyard.operations.schema;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The JSON schema of an object in responses: one set of members or a choice of two ({@code oneOf}).
 *
 * @param <V> the view that it is written from
 */
public sealed interface ResponseSchema<V> permits ObjectSchema, ResponseSchema.Either {
    /** Raw members, in order; {@link ShownOnce} for secrets. */
    Map<String, @Nullable Object> write(V view);

    /** The shapes that it can have. */
    List<ObjectSchema<V>> shapes();

    /**
     * One of two shapes.
     *
     * @param which the shape of a view
     */
    record Either<V>(ObjectSchema<V> first, ObjectSchema<V> second, Predicate<V> which)
            implements ResponseSchema<V> {
        @Override
        public Map<String, @Nullable Object> write(V view) {
            return (which.test(view) ? first : second).write(view);
        }

        @Override
        public List<ObjectSchema<V>> shapes() {
            return List.of(first, second);
        }
    }
}
