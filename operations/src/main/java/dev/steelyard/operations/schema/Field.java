package dev.steelyard.operations.schema;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Describes a JSON member or query parameter by its name, type and help text. The API, its OpenAPI
 * document and the command line all use it. Immutable.
 *
 * @param name in JSON; the command line writes it with hyphens
 * @param about a sentence for users of every face
 * @param more further sentences for callers of the API, as Markdown; may be empty
 * @param nullable whether null is a value: "none" or "never"
 * @param standard the value of a new thing that does not say it, as it is written; null: not known
 *     here
 * @param refersTo the noun whose ids are the values; null: the values are no ids
 * @param editable whether elements can be added to and removed from the set one by one
 */
public record Field<V>(
        String name,
        Type<V> type,
        String about,
        String more,
        boolean nullable,
        @Nullable Object standard,
        @Nullable String refersTo,
        boolean editable) {

    public static <V> Field<V> of(String name, Type<V> type, String about) {
        return new Field<>(name, type, about, "", false, null, null, false);
    }

    /** The field with further sentences for callers of the API. */
    public Field<V> more(String sentences) {
        return new Field<>(name, type, about, sentences, nullable, standard, refersTo, editable);
    }

    /** The field with other words. */
    public Field<V> about(String sentence) {
        return new Field<>(name, type, sentence, more, nullable, standard, refersTo, editable);
    }

    public Field<V> orNull() {
        return new Field<>(name, type, about, more, true, standard, refersTo, editable);
    }

    public Field<V> otherwise(Object value) {
        return new Field<>(name, type, about, more, nullable, value, refersTo, editable);
    }

    /** The values are ids of things of this noun; a face may accept unique names for them. */
    public Field<V> refersTo(String noun) {
        return new Field<>(name, type, about, more, nullable, standard, noun, editable);
    }

    public static <V> Field<Set<V>> editable(Field<Set<V>> field) {
        return new Field<>(
                field.name,
                field.type,
                field.about,
                field.more,
                field.nullable,
                field.standard,
                field.refersTo,
                true);
    }

    /** The words for callers of the API. */
    public String description() {
        return more.isEmpty() ? about : about + " " + more;
    }

    /** The only values that the field has; empty: any of its type. */
    public List<String> words() {
        return switch (type) {
            case Type.Text<?> text -> text.facets().words();
            case Type.Many<?>(Type.Text<?> text, _) -> text.facets().words();
            default -> List.of();
        };
    }

    /**
     * Reads a raw value.
     *
     * @return empty: null, where the field allows it
     * @throws InvalidInput the value is not allowed
     */
    Optional<V> read(@Nullable Object raw) {
        if (raw == null && nullable) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    (raw == null ? Optional.<V>empty() : type.read(raw))
                            .orElseThrow(this::invalid));
        } catch (InvalidInput e) {
            throw e.field() == null ? new InvalidInput(name, e.allowed()) : e;
        }
    }

    /**
     * Reads a query parameter.
     *
     * @throws InvalidInput the text is not allowed
     */
    public V parse(String text) {
        return type.parse(text).orElseThrow(this::invalid);
    }

    /** What the field accepts. */
    public String allowed() {
        return type.allowed() + (nullable ? ", or null" : "");
    }

    private InvalidInput invalid() {
        return new InvalidInput(name, allowed());
    }
}
