package dev.steelyard.guard.operation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A node of the tree in which path templates are looked up, with one level for each path segment.
 */
final class TemplateNode {
    private final Map<String, TemplateNode> literals = new HashMap<>();
    private @Nullable TemplateNode variable;

    /** The operations that end here, by method. */
    final TreeMap<String, Operation> operations = new TreeMap<>();

    /** The node of that template, created if missing. */
    TemplateNode grow(List<PathTemplate.Segment> template, int depth) {
        if (depth == template.size()) return this;
        TemplateNode next =
                switch (template.get(depth)) {
                    case PathTemplate.Literal(String text) ->
                            literals.computeIfAbsent(text, name -> new TemplateNode());
                    case PathTemplate.Variable any ->
                            variable == null ? new TemplateNode() : variable;
                };
        if (template.get(depth) instanceof PathTemplate.Variable) variable = next;
        return next.grow(template, depth + 1);
    }

    /** The node of the best template for the path: from the left, a literal beats a variable. */
    @Nullable TemplateNode find(List<String> path, int depth) {
        if (depth == path.size()) return operations.isEmpty() ? null : this;
        TemplateNode literal = literals.get(path.get(depth));
        TemplateNode found = literal == null ? null : literal.find(path, depth + 1);
        if (found != null || variable == null) return found;
        return variable.find(path, depth + 1);
    }
}
