package dev.steelyard.cli.apply.state;

import dev.steelyard.cli.apply.kind.Attribute;
import dev.steelyard.cli.apply.kind.ResourceKinds;
import dev.steelyard.cli.apply.kind.ResourceRef;
import dev.steelyard.cli.apply.kind.UpdateMethod;
import dev.steelyard.cli.apply.kind.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the current values of a resource's attributes from the server, in a form comparable with
 * the file for {@code steelyard apply}.
 */
public final class CurrentValueReader {
    /** Replaces a permission: any valid token suffices. */
    public static final String ANY = "any";

    private static final Set<String> FIXED_OF_PUBLIC =
            Set.of("rotate_refresh_tokens", "token_endpoint_auth_method");

    private final ServerStateReader survey;
    private final ResourceMatcher matching;
    private final Map<String, ResourceRef> unseen = new HashMap<>();
    private final Map<ResourceRef, JsonNode> ceilings = new HashMap<>();

    public CurrentValueReader(ServerStateReader survey, ResourceMatcher matching) {
        this.survey = survey;
        this.matching = matching;
    }

    /** Null: resources like this one don't have the attribute. */
    public @Nullable Value value(Attribute attribute, ExistingResource known, ResourceRef parent) {
        if (attribute.way() == UpdateMethod.CEILING) {
            return texts(ceiling(known, parent).path("permissions"));
        }
        var json = known.json();
        var node = json.path(attribute.key());
        if (node.isMissingNode() || isFixed(attribute, json)) {
            return null;
        }
        return switch (attribute.form()) {
            case TEXT -> new Value.Text(node.asString(ANY));
            case FLAG -> new Value.Flag(node.asBoolean(false));
            case TIME -> node.isNull() ? new Value.Never() : new Value.Text(node.asString(""));
            case NUMBER -> new Value.Number(node.isNull() ? null : node.longValue());
            case LIST -> texts(node);
            case REFERENCE -> new Value.Thing(target(attribute, parent, node.asString("")));
            case REFERENCES ->
                    new Value.Things(
                            node.values().stream()
                                    .map(id -> target(attribute, parent, id.asString("")))
                                    .collect(Collectors.toSet()));
        };
    }

    /** Public clients always rotate and never authenticate. */
    private static boolean isFixed(Attribute attribute, JsonNode json) {
        return FIXED_OF_PUBLIC.contains(attribute.key())
                && ServerStateReader.text(json, "type").equals("public");
    }

    /** The API's form: with its version, where it has one. */
    public JsonNode ceiling(ExistingResource known, ResourceRef parent) {
        return ceilings.computeIfAbsent(
                known.target(),
                target -> survey.one(known.kind().places().of(parent, target.id()) + "/ceiling"));
    }

    private ResourceRef target(Attribute attribute, ResourceRef parent, String id) {
        var kind = attribute.to();
        if (kind == null) {
            throw new IllegalStateException(attribute.key() + " names nothing");
        }
        if (id.equals(ResourceKinds.OPERATOR)) {
            return parent;
        }
        var found = matching.level(kind, parent, null).named(id);
        return found.isEmpty()
                ? unseen.computeIfAbsent(id, missing -> ResourceRef.known(missing, missing, null))
                : found.getFirst();
    }

    private static Value.Texts texts(JsonNode array) {
        return Value.Texts.of(array.values().stream().map(one -> one.asString("")).toList());
    }
}
