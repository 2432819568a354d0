package dev.steelyard.domain.journal;

import dev.steelyard.domain.audit.Facts;
import dev.steelyard.domain.resource.Operation;
import dev.steelyard.domain.resource.ResourceServer;
import java.util.Collection;
import java.util.Set;

/**
 * The facts of each noun for the audit log: everything that a management operation can change. The
 * past can be told of these facts only.
 */
public final class FactsOf {
    public static final String CEILING = "ceiling";

    private FactsOf() {}

    public static Facts ceiling(Set<String> permissions) {
        return Facts.NONE.with(CEILING, permissions);
    }

    public static Facts resourceServer(ResourceServer server) {
        return Facts.NONE
                .with("identifier", server.identifier())
                .with("name", server.name())
                .with("standard", server.standard());
    }

    public static Facts operations(Collection<Operation> operations) {
        return Facts.NONE.with("operations", operations.stream().map(FactsOf::operation).toList());
    }

    private static String operation(Operation operation) {
        var permission = operation.permission();
        return operation.method()
                + " "
                + operation.path()
                + " "
                + (permission == null ? "-" : permission);
    }
}
