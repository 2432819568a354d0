package dev.steelyard.operations.model;

import dev.steelyard.operations.schema.Listing;
import dev.steelyard.operations.schema.ResponseSchema;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Describes the response of a successful operation by its HTTP status and the JSON schema of its
 * body.
 *
 * @param <R> the result that it is written from
 */
public sealed interface SuccessResponse<R> {
    /** HTTP status. */
    int status();

    /** The shape of the object or of the elements; null: there is none. */
    @Nullable ResponseSchema<?> shape();

    /** One object. */
    record One<R>(ResponseSchema<R> shape) implements SuccessResponse<R> {
        @Override
        public int status() {
            return 200;
        }
    }

    /**
     * A new object.
     *
     * @param location the path to which the object's {@code _id} is appended; null: it can't be
     *     read again
     */
    record Created<R>(ResponseSchema<R> shape, @Nullable String location)
            implements SuccessResponse<R> {
        @Override
        public int status() {
            return 201;
        }
    }

    /** {@code {"data": […], "next": …}}. */
    record Many<E>(ResponseSchema<E> shape) implements SuccessResponse<Listing<E>> {
        @Override
        public int status() {
            return 200;
        }
    }

    /** No content. */
    record Nothing() implements SuccessResponse<Object> {
        @Override
        public int status() {
            return 204;
        }

        @Override
        public @Nullable ResponseSchema<?> shape() {
            return null;
        }
    }

    /**
     * JSON Lines, in pages that follow each other by {@code Link} (RFC 8288).
     *
     * @param writer writes the lines of a page
     * @param parameter of the query, which selects a page
     * @param next the value of the parameter for the next page; null: this is the last
     */
    record Lines<R>(
            String about,
            Function<? super R, String> writer,
            String parameter,
            Function<? super R, @Nullable String> next)
            implements SuccessResponse<R> {
        @Override
        public int status() {
            return 200;
        }

        @Override
        public @Nullable ResponseSchema<?> shape() {
            return null;
        }
    }
}
