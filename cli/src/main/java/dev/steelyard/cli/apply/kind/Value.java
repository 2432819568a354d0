package dev.steelyard.cli.apply.kind;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The value of a resource's attribute, as a common type for the file of {@code steelyard apply} and
 * the management API.
 */
public sealed interface Value {
    /** The API's form; available once the resources that it refers to are created. */
    @Nullable Object json();

    record Text(String text) implements Value {
        @Override
        public Object json() {
            return text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    record Flag(boolean on) implements Value {
        @Override
        public Object json() {
            return on;
        }

        @Override
        public String toString() {
            return String.valueOf(on);
        }
    }

    /** A time that never comes. */
    record Never() implements Value {
        @Override
        public @Nullable Object json() {
            return null;
        }

        @Override
        public String toString() {
            return "never";
        }
    }

    /**
     * A whole number.
     *
     * @param number null: none
     */
    record Number(@Nullable Long number) implements Value {
        @Override
        public @Nullable Object json() {
            return number;
        }

        @Override
        public String toString() {
            return number == null ? "none" : number.toString();
        }
    }

    record Texts(SortedSet<String> texts) implements Value {
        public static Texts of(Collection<String> texts) {
            return new Texts(new TreeSet<>(texts));
        }

        @Override
        public Object json() {
            return List.copyOf(texts);
        }

        @Override
        public String toString() {
            return texts.isEmpty() ? "none" : String.join(", ", texts);
        }
    }

    /** Another resource, by its id. */
    record Thing(ResourceRef target) implements Value {
        @Override
        public Object json() {
            return target.id();
        }

        @Override
        public String toString() {
            return target.toString();
        }
    }

    /** Other resources, by their ids. */
    record Things(Set<ResourceRef> targets) implements Value {
        @Override
        public Object json() {
            return targets.stream().map(ResourceRef::id).sorted().toList();
        }

        @Override
        public String toString() {
            return targets.isEmpty()
                    ? "none"
                    : targets.stream()
                            .map(ResourceRef::toString)
                            .sorted()
                            .collect(Collectors.joining(", "));
        }
    }
}
