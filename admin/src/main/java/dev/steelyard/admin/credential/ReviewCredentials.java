package dev.steelyard.admin.credential;

import static dev.steelyard.admin.binding.Binding.bind;
import static dev.steelyard.domain.permission.ManagementPermission.PLATFORM_READ;
import static java.util.Objects.requireNonNullElse;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.binding.OperationCall;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.client.credential.CredentialFilter;
import dev.steelyard.domain.client.credential.HeldCredential;
import dev.steelyard.operations.credential.ReviewOperations;
import dev.steelyard.operations.field.Filters;
import dev.steelyard.operations.schema.Listing;
import dev.steelyard.operations.schema.NoBody;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Lists live client secrets and API keys that expire soon or are not used. A reseller's staff see
 * those of its clients, the operator sees all. Thread-safe.
 */
public final class ReviewCredentials {
    private final OperationRunner runner;

    public ReviewCredentials(OperationRunner runner) {
        this.runner = runner;
    }

    public List<Binding<?, ?>> bindings() {
        return List.of(bind(ReviewOperations.LIST, this::list));
    }

    private Outcome<Listing<HeldCredential>> list(OperationCall<NoBody> call) {
        var expiringWithin = call.filter(Filters.EXPIRING_WITHIN);
        var unusedFor = call.filter(Filters.UNUSED_FOR);
        if (expiringWithin == null && unusedFor == null) {
            return new Outcome.Invalid<>(
                    Filters.EXPIRING_WITHIN.name(), "Days; either this or unused_for, or both");
        }
        return runner.read(
                call.actor(),
                ReviewOperations.LIST,
                context ->
                        call.pagedInTime(
                                context.tx()
                                        .credentials()
                                        .held(filter(call, context), call.timedPage()),
                                held ->
                                        expiringWithin == null
                                                ? held.idleSince()
                                                : requireNonNullElse(
                                                        held.credential().expires(),
                                                        held.idleSince()),
                                held -> held.credential().id()));
    }

    /**
     * Without a narrower filter, includes secrets of resource servers for staff that may see them.
     */
    private static CredentialFilter filter(OperationCall<?> call, OperationContext context) {
        var reseller = call.filter(Filters.RESELLER);
        var application = call.filter(Filters.APPLICATION);
        var expiringWithin = call.filter(Filters.EXPIRING_WITHIN);
        var unusedFor = call.filter(Filters.UNUSED_FOR);
        context.checkVisible(application);
        return new CredentialFilter(
                context.whose(reseller),
                application,
                call.filter(ReviewOperations.KIND),
                context.actor().isOperator()
                        && context.actor().holds(PLATFORM_READ)
                        && reseller == null
                        && application == null,
                context.now(),
                expiringWithin == null ? null : context.now().plus(expiringWithin, ChronoUnit.DAYS),
                unusedFor == null ? null : unusedSince(context, unusedFor));
    }

    /**
     * Uses are recorded by the hour: a credential used within these days is never listed as unused.
     */
    public static Instant unusedSince(OperationContext context, long days) {
        return context.now().minus(days, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
    }
}
