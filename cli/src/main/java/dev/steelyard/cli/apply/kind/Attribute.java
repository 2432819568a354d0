package dev.steelyard.cli.apply.kind;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of a kind of resource, such as a client's {@code redirect_uris}: a key in the file
 * that {@code steelyard apply} reads and a JSON member in the management API.
 *
 * @param key the key in the file and the member of the API
 * @param allowed the allowed words; empty: any
 * @param required whether the file must have it; else a resource keeps its value
 * @param standard the default of a new resource; null: it varies
 * @param permissions whether its values are permissions of the platform
 * @param to the kind of resource that it refers to
 */
public record Attribute(
        String key,
        AttributeType form,
        UpdateMethod way,
        List<String> allowed,
        boolean required,
        @Nullable Value standard,
        boolean permissions,
        @Nullable ResourceKind to) {

    private static Attribute of(String key, AttributeType form, @Nullable Value standard) {
        return new Attribute(
                key, form, UpdateMethod.WHOLE, List.of(), false, standard, false, null);
    }

    static Attribute text(String key) {
        return of(key, AttributeType.TEXT, new Value.Text(""));
    }

    static Attribute flag(String key, boolean standard) {
        return of(key, AttributeType.FLAG, new Value.Flag(standard));
    }

    static Attribute time(String key) {
        return of(key, AttributeType.TIME, new Value.Never());
    }

    static Attribute number(String key) {
        return of(key, AttributeType.NUMBER, new Value.Number(null));
    }

    static Attribute choice(String key, String standard, String... others) {
        return of(key, AttributeType.TEXT, new Value.Text(standard))
                .among(Stream.concat(Stream.of(standard), Stream.of(others)).toList());
    }

    static Attribute list(String key) {
        return of(key, AttributeType.LIST, Value.Texts.of(List.of()));
    }

    static Attribute permissions(String key) {
        return new Attribute(
                key,
                AttributeType.LIST,
                UpdateMethod.WHOLE,
                List.of(),
                true,
                Value.Texts.of(List.of()),
                true,
                null);
    }

    static Attribute ceiling() {
        return new Attribute(
                "ceiling",
                AttributeType.LIST,
                UpdateMethod.CEILING,
                List.of(),
                false,
                null,
                true,
                null);
    }

    /** The values refer to resources of this kind. */
    Attribute referring(ResourceKind kind) {
        boolean several = form == AttributeType.LIST;
        return new Attribute(
                key,
                several ? AttributeType.REFERENCES : AttributeType.REFERENCE,
                way,
                List.of(),
                required,
                several ? new Value.Things(Set.of()) : null,
                false,
                kind);
    }

    Attribute among(Collection<String> words) {
        return new Attribute(
                key, form, way, List.copyOf(words), required, standard, permissions, to);
    }

    Attribute needed() {
        return new Attribute(key, form, way, allowed, true, standard, permissions, to);
    }

    Attribute by(UpdateMethod other) {
        return new Attribute(key, form, other, allowed, required, standard, permissions, to);
    }

    /** The attribute is optional; the default is {@code other}. */
    Attribute otherwise(Value other) {
        return new Attribute(key, form, way, allowed, false, other, permissions, to);
    }

    /** Whether {@code value} is the default. */
    public boolean isStandard(@Nullable Value value) {
        return value != null && value.equals(standard);
    }
}
