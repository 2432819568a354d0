package dev.steelyard.admin.binding;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.search.TimedPageRequest;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.Listing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call of a management API operation, with its caller, path variables, body and filters after
 * validation.
 *
 * @param variables of the path; those that identify objects are ids
 * @param filters the given query parameters by name, each of the type of its field
 * @param pages reads the requested page of a list in the order of ids
 * @param timedPages reads the requested page of a list in the order of a time
 * @param expected the version that the caller expects; null: any
 */
public record OperationCall<B>(
        Operation<B, ?> operation,
        Actor actor,
        Map<String, String> variables,
        B body,
        Map<String, Object> filters,
        Supplier<PageRequest> pages,
        Supplier<TimedPageRequest> timedPages,
        @Nullable Long expected) {

    /** The call in the name of another actor. */
    public OperationCall<B> by(Actor other) {
        return new OperationCall<>(
                operation, other, variables, body, filters, pages, timedPages, expected);
    }

    /** The value of a variable of the path. */
    public String variable(String name) {
        var value = variables.get(name);
        if (value == null) {
            throw new IllegalStateException(operation.name() + " has no variable " + name);
        }
        return value;
    }

    /** The id that a variable of the path holds. */
    public <T> Id<T> id(String variable) {
        return Id.<T>parse(variable(variable)).orElseThrow();
    }

    /** The id at the end of the path. */
    public <T> Id<T> id() {
        return id(operation.variables().getLast());
    }

    /** The value of a query parameter; null: absent. */
    // The stored value has the type of the field.
    @SuppressWarnings("unchecked")
    public <V> @Nullable V filter(Field<V> field) {
        if (operation.reads().query().stream()
                .noneMatch(one -> one.field().name().equals(field.name()))) {
            throw new IllegalStateException(operation.name() + " has no parameter " + field.name());
        }
        return (V) filters.get(field.name());
    }

    /** The value of a query parameter that the operation requires. */
    public <V> V required(Field<V> field) {
        return Optional.ofNullable(filter(field)).orElseThrow();
    }

    /** Filters a list that is not paged; matches all elements where the parameter is absent. */
    public <V, E> Predicate<E> passing(Field<V> field, BiPredicate<V, E> passes) {
        var value = filter(field);
        return value == null ? _ -> true : element -> passes.test(value, element);
    }

    /** The requested page of a list in the order of ids. */
    public PageRequest page() {
        return pages.get();
    }

    /** The requested page of a list in the order of a time. */
    public TimedPageRequest timedPage() {
        return timedPages.get();
    }

    /**
     * The elements of the requested page.
     *
     * @param id of an element
     */
    public <E> Listing<E> paged(List<E> elements, Function<E, Id<?>> id) {
        return Listing.page(elements, page().limit(), element -> id.apply(element).hex());
    }

    /**
     * The elements of the requested page of a list in the order of a time.
     *
     * @param time of an element, in that order
     * @param id of an element
     */
    public <E> Listing<E> pagedInTime(
            List<E> elements, Function<E, Instant> time, Function<E, Id<?>> id) {
        return Listing.page(
                elements,
                timedPage().limit(),
                element -> time.apply(element).toEpochMilli() + "." + id.apply(element).hex());
    }
}
