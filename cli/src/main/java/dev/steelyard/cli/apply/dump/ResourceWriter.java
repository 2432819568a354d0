package dev.steelyard.cli.apply.dump;

import dev.steelyard.cli.apply.kind.Attribute;
import dev.steelyard.cli.apply.kind.ResourceRef;
import dev.steelyard.cli.apply.kind.Value;
import dev.steelyard.cli.apply.read.ValueReader;
import dev.steelyard.cli.apply.state.CurrentValueReader;
import dev.steelyard.cli.apply.state.ExistingResource;
import dev.steelyard.cli.apply.state.ResourceMatcher;
import java.util.List;
import java.util.Objects;

/**
 * Writes one existing resource, such as a role or client, to the YAML file of {@code steelyard
 * dump}, without default values.
 */
final class ResourceWriter {
    private final YamlWriter yaml;
    private final CurrentValueReader present;
    private final ResourceMatcher matching;
    private final boolean ids;

    ResourceWriter(
            YamlWriter yaml, CurrentValueReader present, ResourceMatcher matching, boolean ids) {
        this.yaml = yaml;
        this.present = present;
        this.matching = matching;
        this.ids = ids;
    }

    /**
     * @param twin whether another resource has its name
     */
    void write(int indent, ExistingResource known, ResourceRef parent, boolean twin) {
        var inner = " ".repeat(indent + 2);
        var first = " ".repeat(indent) + "- ";
        switch (known.kind().identity()) {
            case OPERATION -> {
                var permission = known.json().path("permission").asString(CurrentValueReader.ANY);
                yaml.member(" ".repeat(indent), known.name(), YamlWriter.text(permission));
                return;
            }
            case KEY -> yaml.open(indent, known.name());
            case NAME -> {
                yaml.member(first, "name", YamlWriter.text(known.name()));
                if (ids || twin) {
                    yaml.member(inner, "id", known.target().id());
                }
            }
            case PERSON -> {
                if (known.kind().invitations() == null) {
                    yaml.member(first, "email", YamlWriter.text(known.name()));
                } else {
                    yaml.member(first, "user", known.target().id() + " # " + known.name());
                }
            }
        }
        for (var attribute : known.kind().attributes()) {
            var value = present.value(attribute, known, parent);
            if (value != null && isSaid(known, attribute, value)) {
                write(inner, attribute, value, parent);
            }
        }
    }

    private static boolean isSaid(ExistingResource known, Attribute attribute, Value value) {
        boolean named =
                attribute.key().equals("name")
                        && Objects.equals(value, new Value.Text(known.name()));
        return !named && (attribute.required() || !known.isUsual(attribute, value));
    }

    private void write(String indent, Attribute attribute, Value value, ResourceRef parent) {
        var key = attribute.key();
        switch (value) {
            case Value.Text(var text) -> yaml.member(indent, key, YamlWriter.text(text));
            case Value.Flag(var on) -> yaml.member(indent, key, String.valueOf(on));
            case Value.Number _ -> yaml.member(indent, key, value.toString());
            case Value.Never _ -> yaml.member(indent, key, ValueReader.NEVER);
            case Value.Texts(var texts) -> yaml.list(indent, key, texts);
            case Value.Thing(var target) ->
                    yaml.member(indent, key, YamlWriter.text(word(attribute, target, parent)));
            case Value.Things(var targets) ->
                    yaml.list(
                            indent,
                            key,
                            targets.stream()
                                    .map(target -> word(attribute, target, parent))
                                    .sorted()
                                    .toList());
        }
    }

    /** The target's name where it is unique, else its id. */
    private String word(Attribute attribute, ResourceRef target, ResourceRef parent) {
        var kind = attribute.to();
        List<ResourceRef> named =
                kind == null || target == parent
                        ? List.of()
                        : matching.level(kind, parent, null).named(target.toString());
        return named.size() > 1 ? target.id() : target.toString();
    }
}
