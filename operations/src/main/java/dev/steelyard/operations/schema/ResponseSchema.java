package dev.steelyard.operations.schema;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The JSON schema of an object in responses, which has one {@link Shape} or either of two.
 *
 * @param <V> the view that it is written from
 */
public sealed interface ResponseSchema<V> permits Shape, ResponseSchema.Either {
    /** Raw members, in order; {@link ShownOnce} for secrets. */
    Map<String, @Nullable Object> write(V view);

    /** The shapes that it can have. */
    List<Shape<V>> shapes();

    /**
     * One of two shapes.
     *
     * @param which the shape of a view
     */
    record Either<V>(Shape<V> first, Shape<V> second, Predicate<V> which)
            implements ResponseSchema<V> {
        @Override
        public Map<String, @Nullable Object> write(V view) {
            return (which.test(view) ? first : second).write(view);
        }

        @Override
        public List<Shape<V>> shapes() {
            return List.of(first, second);
        }
    }
}
