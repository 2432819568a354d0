package dev.steelyard.admin.operation;

import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.operations.schema.ObjectSchema;

/**
 * Converts an audited object, such as a role, to the property names and values that the audit log
 * records.
 */
public final class AuditedObjectConverter {
    private AuditedObjectConverter() {}

    /**
     * @param shape without secrets
     */
    public static <V> AuditedProperties of(ObjectSchema<V> shape, V value) {
        var facts = AuditedProperties.NONE;
        for (var member : shape.write(value).entrySet()) {
            facts = facts.with(member.getKey(), member.getValue());
        }
        return facts;
    }
}
