package dev.steelyard.domain.journal;

import dev.steelyard.domain.audit.Facts;
import java.util.Set;

/**
 * Maps roles, clients, users and other objects to the properties that the audit log records. They
 * are everything that a management operation can change. Past states consist of these facts only.
 */
public final class FactsMapper {
    public static final String CEILING = "ceiling";

    private FactsMapper() {}

    public static Facts ceiling(Set<String> permissions) {
        return Facts.NONE.with(CEILING, permissions);
    }
}
