package dev.steelyard.domain.audit;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A filter for the list of audit events, by reseller, application, actor, action, object, request
 * and time. A null component matches all.
 *
 * @param reseller the reseller whose matter they are
 * @param type the noun of the thing
 * @param thing the id of the thing; only with its type
 * @param from then or later
 * @param until before
 */
public record AuditFilter(
        @Nullable Id<Reseller> reseller,
        @Nullable Id<Application> application,
        @Nullable String actor,
        @Nullable String action,
        @Nullable String type,
        @Nullable String thing,
        @Nullable String request,
        @Nullable Instant from,
        @Nullable Instant until) {
    public static final AuditFilter ALL = ofReseller(null);

    public AuditFilter {
        if (type == null && thing != null) {
            throw new IllegalArgumentException("a filter by id needs a type too");
        }
    }

    public static AuditFilter ofReseller(@Nullable Id<Reseller> reseller) {
        return new AuditFilter(reseller, null, null, null, null, null, null, null, null);
    }

    /** This filter, limited to the matter of one reseller. */
    public AuditFilter within(Id<Reseller> own) {
        return new AuditFilter(own, application, actor, action, type, thing, request, from, until);
    }
}
