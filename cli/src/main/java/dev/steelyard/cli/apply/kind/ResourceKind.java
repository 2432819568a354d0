package dev.steelyard.cli.apply.kind;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A kind of resource that the file for {@code steelyard apply} can describe, such as role or
 * client, with its attributes and API paths.
 *
 * @param noun the name of one
 * @param key the key of the section in the file
 * @param order the order of creation and change; the reverse order of removal
 * @param invitations for people: the kind of their invitations
 * @param parts the kinds below it
 */
public record ResourceKind(
        String noun,
        String key,
        int order,
        IdentifierType identity,
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

    /** The kind without an attribute that a file does not describe. */
    ResourceKind without(String key) {
        return with(
                attributes.stream()
                        .filter(one -> !one.key().equals(key))
                        .toArray(Attribute[]::new));
    }

    /**
     * The kind with the parent named in a member, which also filters the list; the member is no
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

    /** The kind with removal at the path of another kind. */
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

    /** The kind with an attribute that refers to resources of another kind. */
    ResourceKind referring(String key, ResourceKind to) {
        return having(key, one -> one.referring(to));
    }

    /** The kind with an attribute whose form in the file differs from the API's. */
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

    /** The API's member that identifies a resource in the file. */
    public String naming() {
        return switch (identity) {
            case KEY -> places.make() == null ? "name" : "identifier";
            case NAME, OPERATION -> "name";
            case PERSON -> "email";
        };
    }
}
