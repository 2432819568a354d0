package dev.steelyard.admin.audit;

import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.audit.AuditFilter;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.search.PageRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the last audit event before a past instant by which a role or ceiling got a permission, or
 * a user or client got a role.
 */
final class AssignmentEventFinder {
    /** Maximum number of pages of one object's events. */
    private static final int MOST = 10;

    private final OperationContext context;
    private final Instant until;
    private final @Nullable Id<Reseller> reader;
    private final Map<String, Optional<AuditEvent>> known = new HashMap<>();

    AssignmentEventFinder(OperationContext context, Instant at) {
        this.context = context;
        this.until = at.plusMillis(1);
        this.reader = context.actor().reseller();
    }

    /**
     * Returns the last event that put {@code value} into the fact {@code name}; null: the log has
     * none, or none that this actor may read.
     *
     * @param application for ids that are unique only within their application
     */
    @Nullable AuditEvent of(
            String type,
            String id,
            @Nullable Id<Application> application,
            String name,
            String value) {
        return known.computeIfAbsent(
                        String.join(" ", type, id, name, value),
                        _ -> Optional.ofNullable(find(type, id, application, name, value)))
                .orElse(null);
    }

    private @Nullable AuditEvent find(
            String type,
            String id,
            @Nullable Id<Application> application,
            String name,
            String value) {
        var filter = new AuditFilter(null, application, null, null, type, id, null, null, until);
        @Nullable String after = null;
        for (int i = 0; i < MOST; i++) {
            var page = context.tx().audit().list(filter, new PageRequest(after, PageRequest.MAX));
            for (var event : page) {
                if (gives(event, name, value)) {
                    return reader == null || reader.equals(event.reseller()) ? event : null;
                }
            }
            if (page.size() < PageRequest.MAX) {
                return null;
            }
            after = page.getLast().id().hex();
        }
        return null;
    }

    private static boolean gives(AuditEvent event, String name, String value) {
        var difference = event.difference();
        var after = difference == null ? null : difference.after();
        if (difference == null || after == null) {
            return false;
        }
        var before = difference.before();
        List<String> had = before == null ? List.of() : before.list(name);
        return after.list(name).contains(value) && !had.contains(value);
    }
}
