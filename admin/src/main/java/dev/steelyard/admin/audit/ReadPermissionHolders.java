package dev.steelyard.admin.audit;

import static dev.steelyard.admin.binding.Binding.bind;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.audit.AuditFilter;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.CeilingPropertyMapper;
import dev.steelyard.domain.permission.Permission;
import dev.steelyard.domain.permission.PrincipalKind;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.operations.audit.AuditOperations;
import dev.steelyard.operations.audit.PermissionHolders;
import dev.steelyard.operations.audit.PermissionHolders.Holder;
import dev.steelyard.operations.audit.PermissionHolders.Through;
import dev.steelyard.operations.field.Filters;
import dev.steelyard.operations.schema.Listing;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the users and clients that held a permission at an application at a past instant, and the
 * audit events that gave it to them. It goes back from the present state through the differences in
 * the audit log. Thread-safe.
 */
public final class ReadPermissionHolders {
    private final OperationRunner runner;

    public ReadPermissionHolders(OperationRunner runner) {
        this.runner = runner;
    }

    public List<Binding<?, ?>> bindings() {
        return List.of(
                bind(
                        AuditOperations.WHO,
                        call ->
                                who(
                                        call.actor(),
                                        call.required(Filters.PERMISSION),
                                        call.required(Filters.APPLICATION),
                                        call.filter(AuditOperations.AT),
                                        call.page())));
    }

    /**
     * @param at null: now
     * @param page its {@code after} is the id of the last holder on the page before
     */
    public Outcome<PermissionHolders> who(
            Actor actor,
            String permission,
            Id<Application> application,
            @Nullable Instant at,
            PageRequest page) {
        return runner.read(
                actor,
                AuditOperations.WHO,
                context ->
                        who(
                                context,
                                permission,
                                visible(context, application),
                                at == null ? context.now() : at.truncatedTo(ChronoUnit.MILLIS),
                                page));
    }

    /** An application of another reseller is answered as an unknown one. */
    private static Application visible(OperationContext context, Id<Application> id) {
        return context.tx()
                .applications()
                .find(id)
                .filter(found -> context.actor().authority().covers(found.reseller()))
                .orElseThrow(() -> OperationRefusal.invalid("application", "One that you can see"));
    }

    private static PermissionHolders who(
            OperationContext context,
            String permission,
            Application application,
            Instant at,
            PageRequest page) {
        if (at.isAfter(context.now())) {
            throw OperationRefusal.invalid("at", "A time until now");
        }
        var complete = context.tx().audit().completeSince().orElse(null);
        if (complete != null && at.isBefore(complete)) {
            throw OperationRefusal.invalid(
                    "at", "A later time: the log has the changes since " + complete + " only");
        }
        checkKnown(context, permission);
        var id = application.id();
        var past = HistoricalState.of(context, application, permission, at);
        checkOwn(context, past.things().find("application", id.hex()));
        var decision = HistoricalEvaluator.of(past, id, permission, at);
        var giving = new AssignmentEventFinder(context, at);
        var then = past.things().find("application", id.hex());
        var reseller = then == null ? null : then.text("reseller");
        var holders = new ArrayList<Holder>();
        for (var holder : candidates(past, decision)) {
            var after = page.after();
            if (holders.size() < page.limit()
                    && (after == null || holder.id().compareTo(after) > 0)
                    && alive(past, holder)) {
                holders.add(told(giving, decision, holder));
            }
        }
        return new PermissionHolders(
                permission,
                id,
                at,
                complete,
                giving.of("application", id.hex(), null, CeilingPropertyMapper.CEILING, permission),
                reseller == null
                        ? null
                        : giving.of(
                                "reseller",
                                reseller,
                                null,
                                CeilingPropertyMapper.CEILING,
                                permission),
                Listing.page(List.copyOf(holders), page.limit(), Holder::id));
    }

    /** A deleted permission counts as known. */
    private static void checkKnown(OperationContext context, String permission) {
        var told =
                new AuditFilter(null, null, null, null, "permission", permission, null, null, null);
        if (!Permission.isName(permission)
                || (context.tx().permissions().find(permission).isEmpty()
                        && context.tx().audit().list(told, new PageRequest(null, 1)).isEmpty())) {
            throw OperationRefusal.invalid("permission", "A permission of the platform");
        }
    }

    /** Refuses times at which the application belonged to another reseller. */
    private static void checkOwn(OperationContext context, @Nullable AuditedProperties then) {
        var own = context.actor().reseller();
        if (own != null && then != null && !own.hex().equals(then.text("reseller"))) {
            throw OperationRefusal.invalid("at", "A time since the application is your reseller's");
        }
    }

    /** By id, including disabled users. */
    private static List<Holder> candidates(HistoricalState past, HistoricalEvaluator decision) {
        var all = new ArrayList<Holder>();
        var clients = past.all("client");
        clients.values().removeIf(facts -> facts.flag("suspended"));
        clients.forEach(
                (id, facts) -> add(all, decision, PrincipalKind.CLIENT, "client", id, facts));
        // A user acts only through a client.
        if (!clients.isEmpty()) {
            past.all("membership")
                    .forEach(
                            (id, facts) ->
                                    add(all, decision, PrincipalKind.USER, "user", id, facts));
        }
        all.sort(Comparator.comparing(Holder::id));
        return all;
    }

    private static void add(
            List<Holder> all,
            HistoricalEvaluator decision,
            PrincipalKind kind,
            String type,
            String id,
            AuditedProperties facts) {
        var through = decision.through(facts.list("roles"), kind);
        if (!through.isEmpty()) {
            all.add(
                    new Holder(
                            type,
                            id,
                            through.stream()
                                    .map(role -> new Through(role, decision.name(role), null, null))
                                    .toList()));
        }
    }

    private static boolean alive(HistoricalState past, Holder holder) {
        return holder.type().equals("client") || !past.disabled(new Id<>(holder.id()));
    }

    private static Holder told(
            AssignmentEventFinder giving, HistoricalEvaluator decision, Holder holder) {
        var type = holder.type().equals("user") ? "membership" : "client";
        return new Holder(
                holder.type(),
                holder.id(),
                holder.roles().stream()
                        .map(
                                through ->
                                        new Through(
                                                through.role(),
                                                through.name(),
                                                giving.of(
                                                        type,
                                                        holder.id(),
                                                        decision.application(),
                                                        "roles",
                                                        through.role()),
                                                giving.of(
                                                        "role",
                                                        through.role(),
                                                        null,
                                                        "permissions",
                                                        decision.permission())))
                        .toList());
    }
}
