package dev.steelyard.program.apply;

import dev.steelyard.program.apply.Platform.Operation;
import dev.steelyard.program.client.ApiRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Replaces the operations, which the API does as a whole. */
final class OperationSteps {
    private OperationSteps() {}

    static List<Step> of(List<Operation> wanted, Present present, boolean prune) {
        var others = others(wanted, present);
        var lines = new ArrayList<>(lines(wanted, present));
        if (prune) {
            others.forEach(other -> lines.add(Line.removed("operation " + other.text())));
        }
        if (lines.isEmpty()) {
            return List.of();
        }
        var all = new ArrayList<>(wanted);
        if (!prune) {
            all.addAll(others);
        }
        var known = present.server();
        var version = known == null ? null : known.version();
        return List.of(
                new Step(
                        lines,
                        server ->
                                ApiRequest.put(
                                        "/resource-servers/" + server + "/operations",
                                        Map.of(
                                                "operations",
                                                all.stream().map(OperationSteps::json).toList()),
                                        version)));
    }

    /** Those that the file doesn't name. */
    static List<Operation> others(List<Operation> wanted, Present present) {
        var shapes = wanted.stream().map(Operation::shape).collect(Collectors.toSet());
        return present.operations().stream()
                .filter(operation -> !shapes.contains(operation.shape()))
                .toList();
    }

    private static List<Line> lines(List<Operation> wanted, Present present) {
        var known =
                present.operations().stream()
                        .collect(Collectors.toMap(Operation::shape, operation -> operation));
        var lines = new ArrayList<Line>();
        for (var operation : wanted) {
            var before = known.get(operation.shape());
            if (before == null) {
                lines.add(
                        Line.added("operation " + operation.text() + ": " + permission(operation)));
                continue;
            }
            var difference =
                    new Wording()
                            .change("path", before.path(), operation.path())
                            .change("permission", permission(before), permission(operation));
            if (!difference.isEmpty()) {
                lines.add(Line.changed("operation " + operation.text() + ": " + difference));
            }
        }
        return lines;
    }

    private static String permission(Operation operation) {
        return operation.permission() == null ? "any" : operation.permission();
    }

    private static Map<String, @Nullable Object> json(Operation operation) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("method", operation.method());
        json.put("path", operation.path());
        if (operation.permission() != null) {
            json.put("permission", operation.permission());
        }
        return json;
    }
}
