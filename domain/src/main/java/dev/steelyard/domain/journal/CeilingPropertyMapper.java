package dev.steelyard.domain.journal;

import dev.steelyard.domain.audit.AuditedProperties;
import java.util.Set;

/**
 * Maps the ceiling of a reseller or application, which is its maximum set of permissions, to the
 * property that the audit log records. Past states consist of the recorded properties only.
 */
public final class CeilingPropertyMapper {
    public static final String CEILING = "ceiling";

    private CeilingPropertyMapper() {}

    public static AuditedProperties ceiling(Set<String> permissions) {
        return AuditedProperties.NONE.with(CEILING, permissions);
    }
}
