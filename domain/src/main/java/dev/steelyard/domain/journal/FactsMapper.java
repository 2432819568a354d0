package dev.steelyard.domain.journal;

import dev.steelyard.domain.audit.Facts;
import java.util.Set;

/**
 * Maps the ceiling of a reseller or application, which is its maximum set of permissions, to the
 * property that the audit log records. Past states consist of the recorded properties only.
 */
public final class FactsMapper {
    public static final String CEILING = "ceiling";

    private FactsMapper() {}

    public static Facts ceiling(Set<String> permissions) {
        return Facts.NONE.with(CEILING, permissions);
    }
}
