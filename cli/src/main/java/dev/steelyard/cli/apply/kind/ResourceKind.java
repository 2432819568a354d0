package dev.steelyard.cli.apply.kind;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A kind of thing.
 *
 * @param noun what one is called
 * @param key what the file calls all
 * @param order in which they are made and changed; ended in the reverse one
 * @param invitations what somebody gets who isn't one yet, for people
 * @param parts what things of this kind hold
 */
public record ResourceKind(
        String noun,
        String key,
        int order,
        Identity identity,
        ResourcePaths places,
        PruneAction ending,
        List<Attribute> attributes,
        @Nullable ResourceKind invitations,
        List<ResourceKind> parts) {

    ResourceKind with(Attribute... all) {
        return new ResourceKind(
                noun, key, order, identity, places, ending, List.of(all), invitations, parts);
    }

    ResourceKind and(List<Attribute> more) {
        return with(Stream.concat(attributes.stream(), more.stream()).toArray(Attribute[]::new));
    }

    /** Without an attribute that a file does not describe. */
    ResourceKind without(String key) {
        return with(
                attributes.stream()
                        .filter(one -> !one.key().equals(key))
                        .toArray(Attribute[]::new));
    }

    /**
     * Things of the kind name their parent in a member, which also narrows their list; it is no
     * attribute.
     */
    ResourceKind below(String member) {
        var kind = without(member);
        return new ResourceKind(
                noun,
                key,
                order,
                identity,
                places.narrowedBy(member),
                ending,
                kind.attributes(),
                invitations,
                parts);
    }

    /** Things of the kind are ended at the path of another kind. */
    ResourceKind endedAt(String path) {
        return new ResourceKind(
                noun,
                key,
                order,
                identity,
                places.one(path),
                ending,
                attributes,
                invitations,
                parts);
    }

    /** The values of an attribute name things of another kind. */
    ResourceKind referring(String key, ResourceKind to) {
        return having(key, one -> one.referring(to));
    }

    /** With an attribute that a file has otherwise than the API. */
    ResourceKind having(String key, UnaryOperator<Attribute> change) {
        return with(
                attributes.stream()
                        .map(one -> one.key().equals(key) ? change.apply(one) : one)
                        .toArray(Attribute[]::new));
    }

    ResourceKind holding(ResourceKind... all) {
        return new ResourceKind(
                noun, key, order, identity, places, ending, attributes, invitations, List.of(all));
    }

    ResourceKind invitedBy(ResourceKind kind) {
        return new ResourceKind(
                noun, key, order, identity, places, ending, attributes, kind, parts);
    }

    public Optional<Attribute> attribute(String attribute) {
        return attributes.stream().filter(one -> one.key().equals(attribute)).findFirst();
    }

    /** The API's member by which the file knows one. */
    public String naming() {
        return switch (identity) {
            case KEY -> places.make() == null ? "name" : "identifier";
            case NAME, OPERATION -> "name";
            case PERSON -> "email";
        };
    }
}
