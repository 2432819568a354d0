package dev.steelyard.program.apply;

import dev.steelyard.program.apply.file.YamlWriter;
import dev.steelyard.program.apply.kind.Attribute;
import dev.steelyard.program.apply.kind.Target;
import dev.steelyard.program.apply.kind.Value;
import java.util.List;
import java.util.Objects;

/** Writes one thing that is there, as a file describes it: nothing that it would have anyhow. */
final class DumpedThing {
    private final YamlWriter yaml;
    private final Present present;
    private final Matching matching;
    private final boolean ids;

    DumpedThing(YamlWriter yaml, Present present, Matching matching, boolean ids) {
        this.yaml = yaml;
        this.present = present;
        this.matching = matching;
        this.ids = ids;
    }

    /**
     * @param twin whether another one has its name
     */
    void write(int indent, Known known, Target parent, boolean twin) {
        var inner = " ".repeat(indent + 2);
        var first = " ".repeat(indent) + "- ";
        switch (known.kind().identity()) {
            case OPERATION -> {
                var permission = known.json().path("permission").asString(Present.ANY);
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

    private static boolean isSaid(Known known, Attribute attribute, Value value) {
        boolean named =
                attribute.key().equals("name")
                        && Objects.equals(value, new Value.Text(known.name()));
        return !named && (attribute.required() || !known.isUsual(attribute, value));
    }

    private void write(String indent, Attribute attribute, Value value, Target parent) {
        var key = attribute.key();
        switch (value) {
            case Value.Text(var text) -> yaml.member(indent, key, YamlWriter.text(text));
            case Value.Flag(var on) -> yaml.member(indent, key, String.valueOf(on));
            case Value.Number _ -> yaml.member(indent, key, value.toString());
            case Value.Never _ -> yaml.member(indent, key, Values.NEVER);
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

    /** Its name, where no other has it. */
    private String word(Attribute attribute, Target target, Target parent) {
        var kind = attribute.to();
        List<Target> named =
                kind == null || target == parent
                        ? List.of()
                        : matching.level(kind, parent, null).named(target.toString());
        return named.size() > 1 ? target.id() : target.toString();
    }
}
