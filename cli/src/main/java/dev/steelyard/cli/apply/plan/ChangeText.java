package dev.steelyard.cli.apply.plan;

import static java.util.Objects.requireNonNull;

import dev.steelyard.cli.apply.kind.Attribute;
import dev.steelyard.cli.apply.kind.UpdateMethod;
import dev.steelyard.cli.apply.kind.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The lines of text that show how a resource's attributes differ between the file for {@code
 * steelyard apply} and the server.
 */
final class ChangeText {
    private ChangeText() {}

    /** All attributes of a new resource except its name and default values. */
    static List<String> all(DesiredResource wanted) {
        var lines = new ArrayList<String>();
        for (var attribute : wanted.entry().kind().attributes()) {
            var value = wanted.value(attribute);
            if (value != null
                    && (attribute.required() || !attribute.isStandard(value))
                    && attribute.way() != UpdateMethod.TAKEN
                    && !isNaming(wanted, attribute)) {
                lines.add(attribute.key() + ": " + value);
            }
        }
        return lines;
    }

    private static boolean isNaming(DesiredResource wanted, Attribute attribute) {
        return attribute.key().equals(wanted.entry().kind().naming());
    }

    static List<String> changes(DesiredResource wanted, List<Attribute> different) {
        return different.stream()
                .map(
                        attribute ->
                                change(
                                        attribute.key(),
                                        requireNonNull(wanted.before().get(attribute.key())),
                                        requireNonNull(wanted.value(attribute))))
                .toList();
    }

    static String change(String what, Value before, Value after) {
        var words =
                switch (after) {
                    case Value.Texts(var texts) -> change(texts(before), texts);
                    case Value.Things(var things) -> change(texts(before), names(things));
                    case Value.Text _ -> "\"" + before + "\" -> \"" + after + "\"";
                    case Value.Flag _, Value.Never _, Value.Number _, Value.Thing _ ->
                            before + " -> " + after;
                };
        return what + ": " + words;
    }

    /** The added and the removed elements. */
    private static String change(Set<String> before, Set<String> after) {
        var words = new ArrayList<String>();
        after.stream().filter(one -> !before.contains(one)).forEach(one -> words.add("+" + one));
        before.stream().filter(one -> !after.contains(one)).forEach(one -> words.add("-" + one));
        return String.join(" ", words);
    }

    private static Set<String> texts(Value value) {
        return switch (value) {
            case Value.Texts(var texts) -> texts;
            case Value.Things(var things) -> names(things);
            case Value.Text _, Value.Flag _, Value.Never _, Value.Number _, Value.Thing _ ->
                    Set.of(value.toString());
        };
    }

    private static Set<String> names(Collection<?> things) {
        return things.stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
    }
}
