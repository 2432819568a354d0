package dev.steelyard.admin.binding;

import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Maps every operation of the management API to its handler. Immutable. */
public final class Bindings {
    private final Map<String, Binding<?, ?>> byName;

    private Bindings(Map<String, Binding<?, ?>> byName) {
        this.byName = byName;
    }

    /**
     * @throws IllegalStateException an operation of {@code nouns} has no binding or two, or a
     *     binding is of no operation, or only one of description and binding has a dry run
     */
    public static Bindings of(List<Noun> nouns, Collection<Binding<?, ?>> bindings) {
        var byName = new LinkedHashMap<String, Binding<?, ?>>();
        for (var binding : bindings) {
            var operation = binding.operation();
            if (byName.put(operation.name(), binding) != null) {
                throw new IllegalStateException(operation.name() + " is bound twice");
            }
            if (operation.hasDryRun() != (binding.dryRun() != null)) {
                throw new IllegalStateException(
                        operation.name()
                                + (operation.hasDryRun()
                                        ? " has no binding of its dry run"
                                        : " describes no dry run"));
            }
        }
        var described =
                nouns.stream()
                        .flatMap(noun -> noun.operations().stream())
                        .<String>map(Operation::name)
                        .collect(Collectors.toSet());
        if (!described.equals(byName.keySet())) {
            var unbound = new TreeSet<>(described);
            unbound.removeAll(byName.keySet());
            var undescribed = new TreeSet<>(byName.keySet());
            undescribed.removeAll(described);
            throw new IllegalStateException(
                    "without a binding: " + unbound + ", not described: " + undescribed);
        }
        return new Bindings(byName);
    }

    /** All bindings, in the order in which they were given. */
    public Collection<Binding<?, ?>> all() {
        return byName.values();
    }
}
