package dev.steelyard.admin.operation;

import dev.steelyard.domain.audit.Facts;
import dev.steelyard.operations.schema.Shape;

/**
 * Converts a changed object, such as a role, to the names and values that the audit log records.
 */
public final class AuditFactConverter {
    private AuditFactConverter() {}

    /**
     * @param shape without secrets
     */
    public static <V> Facts of(Shape<V> shape, V value) {
        var facts = Facts.NONE;
        for (var member : shape.write(value).entrySet()) {
            facts = facts.with(member.getKey(), member.getValue());
        }
        return facts;
    }
}
