package dev.steelyard.domain.id;

import java.time.Instant;
import java.util.Optional;

/**
 * The identifier of an object of type {@code T}, as 24 hex digits that begin with the time of its
 * creation. The type parameter only keeps one noun's id from being taken for another's.
 *
 * @param hex 24 lower-case hex digits
 */
public record Id<T>(String hex) implements Comparable<Id<T>> {
    public Id {
        if (!isWellFormed(hex)) {
            throw new IllegalArgumentException("an id is 24 lower-case hex digits");
        }
    }

    /** The id written in {@code text}, or nothing where it is not one: for input from outside. */
    public static <T> Optional<Id<T>> parse(String text) {
        return isWellFormed(text) ? Optional.of(new Id<>(text)) : Optional.empty();
    }

    /** When {@link IdGenerator} made it; 1970 for ids that are written by hand. */
    public Instant made() {
        return Instant.ofEpochMilli(Long.parseLong(hex.substring(0, 12), 16));
    }

    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return text.length() == 24;
    }

    @Override
    public int compareTo(Id<T> other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
