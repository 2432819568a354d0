package dev.steelyard.operations.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list of the members of a JSON object in responses, each with a function that supplies its
 * value. Responses may gain members: clients ignore those that they don't know. Immutable.
 *
 * @param <V> the view
 * @param name of its schema
 */
public record ObjectSchema<V>(String name, String about, List<Member<V, ?>> members)
        implements ResponseSchema<V> {
    /** The position behind which the next page begins. */
    public static final Field<String> NEXT =
            Field.of(
                            "next",
                            Types.text("CURSOR", "A cursor"),
                            "`after` of the next page; null: this is the last.")
                    .orNull();

    private static final Field<Long> VERSION =
            Field.of("version", Types.number("NUMBER"), "Raised by each change; the ETag.");

    /**
     * @param value null: the member is null, or absent where it is not {@code always} there
     */
    public record Member<V, T>(
            Field<T> field, Function<? super V, ? extends @Nullable T> value, boolean always) {
        void write(V view, Map<String, @Nullable Object> members) {
            T written = value.apply(view);
            if (written != null) {
                members.put(field.name(), field.type().write(written));
            } else if (always) {
                members.put(field.name(), null);
            }
        }
    }

    public static <V> ObjectSchema<V> of(String name, String about) {
        return new ObjectSchema<>(name, about, List.of());
    }

    public <T> ObjectSchema<V> with(
            Field<T> field, Function<? super V, ? extends @Nullable T> value) {
        return adding(List.of(new Member<V, T>(field, value, true)));
    }

    /** With a member that is absent where {@code value} finds null. */
    public <T> ObjectSchema<V> maybe(
            Field<T> field, Function<? super V, ? extends @Nullable T> value) {
        return adding(List.of(new Member<V, T>(field, value, false)));
    }

    /** With the number that the ETag carries. */
    public ObjectSchema<V> versioned(Function<? super V, Long> version) {
        return with(VERSION, version);
    }

    /** With a page of a list: {@code data}, and {@code next}, which a face writes as its cursor. */
    public <E> ObjectSchema<V> page(
            ResponseSchema<E> element, Function<? super V, Listing<E>> page) {
        return with(
                        Field.of("data", new Type.Listed<>(element), "The elements of the page."),
                        view -> page.apply(view).elements())
                .with(NEXT, view -> page.apply(view).next());
    }

    /** With the members of another shape. */
    public <T> ObjectSchema<V> including(
            ObjectSchema<T> other, Function<? super V, ? extends T> part) {
        var more = new ArrayList<Member<V, ?>>();
        other.members.forEach(member -> more.add(through(member, part)));
        return adding(more);
    }

    private static <V, T, F> Member<V, ?> through(
            Member<T, F> member, Function<? super V, ? extends T> part) {
        return new Member<V, F>(
                member.field, view -> member.value.apply(part.apply(view)), member.always);
    }

    private ObjectSchema<V> adding(List<? extends Member<V, ?>> added) {
        var more = new ArrayList<>(members);
        more.addAll(added);
        return new ObjectSchema<>(name, about, List.copyOf(more));
    }

    @Override
    public Map<String, @Nullable Object> write(V view) {
        var written = new LinkedHashMap<String, @Nullable Object>();
        members.forEach(member -> member.write(view, written));
        return written;
    }

    @Override
    public List<ObjectSchema<V>> shapes() {
        return List.of(this);
    }
}
