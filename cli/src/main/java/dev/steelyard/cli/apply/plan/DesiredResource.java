package dev.steelyard.cli.apply.plan;

import dev.steelyard.cli.apply.kind.Attribute;
import dev.steelyard.cli.apply.kind.ResourceRef;
import dev.steelyard.cli.apply.kind.UpdateMethod;
import dev.steelyard.cli.apply.kind.Value;
import dev.steelyard.cli.apply.read.FileEntry;
import dev.steelyard.cli.apply.state.CurrentValueReader;
import dev.steelyard.cli.apply.state.Match;
import dev.steelyard.cli.apply.state.ReferenceResolver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A resource as the file for {@code steelyard apply} describes it, beside its current values at the
 * server.
 *
 * @param title the resource, for people
 * @param values the file's values, by attributes' keys
 * @param before the server's values, likewise
 */
public record DesiredResource(
        Match pair,
        ResourceRef parent,
        String title,
        Map<String, Value> values,
        Map<String, Value> before) {

    static DesiredResource of(
            Match pair,
            ResourceRef parent,
            String title,
            ReferenceResolver references,
            CurrentValueReader present) {
        var values = new LinkedHashMap<String, Value>();
        var before = new LinkedHashMap<String, Value>();
        var known = pair.known();
        for (var attribute : pair.entry().kind().attributes()) {
            var said = pair.entry().said().get(attribute.key());
            if (said != null) {
                values.put(attribute.key(), references.resolve(attribute, said, parent));
            }
            if (known == null || (said == null && attribute.way() == UpdateMethod.CEILING)) {
                continue;
            }
            var value = present.value(attribute, known, parent);
            if (value != null) {
                before.put(attribute.key(), value);
            }
        }
        return new DesiredResource(pair, parent, title, values, before);
    }

    FileEntry entry() {
        return pair.entry();
    }

    ResourceRef target() {
        return pair.target();
    }

    public @Nullable Value value(Attribute attribute) {
        return values.get(attribute.key());
    }

    /** The attributes of an existing resource that differ. */
    List<Attribute> different() {
        var different = new ArrayList<Attribute>();
        for (var attribute : entry().kind().attributes()) {
            var wanted = value(attribute);
            var now = before.get(attribute.key());
            if (wanted != null
                    && now != null
                    && !wanted.equals(now)
                    && attribute.way() != UpdateMethod.TAKEN) {
                different.add(attribute);
            }
        }
        return different;
    }

    /** Attributes at the server that are not defaults and not in the file. */
    List<String> unsaid() {
        return entry().kind().attributes().stream()
                .filter(attribute -> value(attribute) == null && attribute.standard() != null)
                .filter(attribute -> isUnusual(attribute, before.get(attribute.key())))
                .map(attribute -> attribute.key() + ": " + before.get(attribute.key()))
                .toList();
    }

    private boolean isUnusual(Attribute attribute, @Nullable Value value) {
        var known = pair.known();
        return known != null && value != null && !known.isUsual(attribute, value);
    }

    /** The file's lines by attributes' keys. */
    Map<String, Integer> fields() {
        return entry().said().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, said -> said.getValue().line()));
    }
}
