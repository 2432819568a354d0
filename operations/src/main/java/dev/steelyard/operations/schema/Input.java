package dev.steelyard.operations.schema;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The values of a received request body by field, checked against the types of the fields. Used by
 * one thread.
 */
public final class Input {
    private final Map<String, @Nullable Object> members;
    private final Set<String> declared;
    private final Set<String> read = new HashSet<>();

    Input(Collection<Field<?>> declared, Map<String, @Nullable Object> members) {
        this.declared = declared.stream().map(Field::name).collect(Collectors.toSet());
        this.members = members;
    }

    /**
     * A required member.
     *
     * @throws InvalidInput it is missing, or not allowed
     */
    public <V> V get(Field<V> field) {
        return optional(field).orElseThrow(() -> missing(field));
    }

    /** A required member that may be null. */
    public <V> Optional<V> getOrNull(Field<V> field) {
        if (!has(field)) {
            throw missing(field);
        }
        return optional(field);
    }

    /** A member that may be absent; empty: it is absent or null. */
    public <V> Optional<V> optional(Field<V> field) {
        return has(field) ? field.read(members.get(field.name())) : Optional.empty();
    }

    /**
     * A member, or the standard value of its field where it is absent or null.
     *
     * @throws NullPointerException the field has no standard value
     */
    public <V> V orStandard(Field<V> field) {
        return optional(field)
                .or(() -> field.type().read(requireNonNull(field.standard(), field.name())))
                .orElseThrow();
    }

    /** A member of an update. */
    public <V> Change<V> change(Field<V> field) {
        return has(field) ? Change.to(get(field)) : Change.absent();
    }

    /** A member of an update that may be null. */
    public <V> Change<Optional<V>> changeOrNull(Field<V> field) {
        return has(field) ? Change.to(optional(field)) : Change.absent();
    }

    public boolean has(Field<?> field) {
        if (!declared.contains(field.name())) {
            throw new IllegalStateException("the body declares no field " + field.name());
        }
        read.add(field.name());
        return members.containsKey(field.name());
    }

    /** The declared fields that nothing asked for. */
    Set<String> unread() {
        var unread = new HashSet<>(declared);
        unread.removeAll(read);
        return unread;
    }

    private static InvalidInput missing(Field<?> field) {
        return new InvalidInput(field.name(), field.allowed() + "; it is missing");
    }
}
