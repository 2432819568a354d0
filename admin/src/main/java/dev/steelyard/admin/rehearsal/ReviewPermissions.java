package dev.steelyard.admin.rehearsal;

import static dev.steelyard.admin.binding.Binding.bind;
import static dev.steelyard.domain.permission.ManagementPermission.MEMBERS_READ;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.binding.OperationCall;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.ClientFilter;
import dev.steelyard.domain.decision.DecisionCoverage;
import dev.steelyard.domain.decision.LastUse;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Permission;
import dev.steelyard.domain.permission.PrincipalKind;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.user.MemberFilter;
import dev.steelyard.domain.user.Membership;
import dev.steelyard.operations.field.Filters;
import dev.steelyard.operations.schema.Listing;
import dev.steelyard.operations.schema.NoBody;
import dev.steelyard.operations.use.UnusedPermissions;
import dev.steelyard.operations.use.UseOperations;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Finds permissions that users and clients hold and no recent request needed. Taking them away
 * would disturb no request. Covers only APIs whose guards have reported during the whole period.
 * Thread-safe.
 */
public final class ReviewPermissions {
    /** The maximum number of principals examined for one page, so that none takes long. */
    private static final int MOST_LOOKED_AT = 10 * PageRequest.MAX;

    private final OperationRunner runner;

    /** A principal with roles. */
    private record Holder(
            Id<?> id,
            String name,
            Id<Application> application,
            PrincipalKind kind,
            Set<Id<Role>> roles) {}

    public ReviewPermissions(OperationRunner runner) {
        this.runner = runner;
    }

    public List<Binding<?, ?>> bindings() {
        return List.of(bind(UseOperations.LIST_UNUSED, this::list));
    }

    private Outcome<Listing<UnusedPermissions>> list(OperationCall<NoBody> call) {
        long days = call.required(UseOperations.UNUSED_FOR);
        var reseller = call.filter(Filters.RESELLER);
        var application = call.filter(Filters.APPLICATION);
        if (call.filter(UseOperations.PRINCIPAL) != PrincipalKind.USER) {
            return ofClients(
                    call.actor(),
                    new ClientFilter(reseller, application, null, null, null, false, null),
                    days,
                    call.page());
        }
        if (application == null) {
            return new Outcome.Invalid<>(
                    Filters.APPLICATION.name(),
                    "The application whose members are listed; it is missing");
        }
        if (reseller != null) {
            return new Outcome.Invalid<>(
                    Filters.RESELLER.name(), "Leave it out for members of an application");
        }
        return ofMembers(call.actor(), application, days, call.page());
    }

    /**
     * Unused permissions of clients that act for themselves, by id, without clients created since.
     */
    private Outcome<Listing<UnusedPermissions>> ofClients(
            Actor actor, ClientFilter wanted, long days, PageRequest page) {
        return runner.read(
                actor,
                UseOperations.LIST_UNUSED,
                context -> {
                    var filter = context.visible(wanted);
                    var since = since(context, days);
                    var recorded = recorded(context, since);
                    if (recorded.isEmpty()) {
                        return Listing.all(List.of());
                    }
                    return filled(
                            page,
                            Client::id,
                            next -> context.tx().clients().ofApplications(filter, next),
                            clients -> clients(context, recorded, since, clients));
                });
    }

    /** Unused permissions of members, by id. */
    private Outcome<Listing<UnusedPermissions>> ofMembers(
            Actor actor, Id<Application> application, long days, PageRequest page) {
        return runner.read(
                actor,
                MEMBERS_READ,
                context -> {
                    context.checkVisible(application);
                    var since = since(context, days);
                    var recorded = recorded(context, since);
                    if (recorded.isEmpty()) {
                        return Listing.all(List.of());
                    }
                    return filled(
                            page,
                            Membership::user,
                            next ->
                                    context.tx()
                                            .memberships()
                                            .ofApplication(application, MemberFilter.ALL, next),
                            members -> members(context, recorded, since, application, members));
                });
    }

    private static List<UnusedPermissions> clients(
            OperationContext context, Set<String> recorded, Instant since, List<Client> clients) {
        var holders = new ArrayList<Holder>();
        var asked = new ArrayList<Id<Client>>();
        for (var client : clients) {
            var application = client.application();
            if (application != null && client.id().made().isBefore(since)) {
                asked.add(client.id());
                holders.add(
                        new Holder(
                                client.id(),
                                client.name(),
                                application,
                                PrincipalKind.CLIENT,
                                client.roles()));
            }
        }
        return unused(context, recorded, holders, context.tx().decisions().lastUses(asked), since);
    }

    private static List<UnusedPermissions> members(
            OperationContext context,
            Set<String> recorded,
            Instant since,
            Id<Application> application,
            List<Membership> members) {
        var users = context.users(members);
        var holders =
                members.stream()
                        .map(
                                member ->
                                        new Holder(
                                                member.user(),
                                                requireNonNull(users.get(member.user())).name(),
                                                application,
                                                PrincipalKind.USER,
                                                member.roles()))
                        .toList();
        var asked = members.stream().map(Membership::user).toList();
        return unused(
                context,
                recorded,
                holders,
                context.tx().decisions().lastUses(application, asked),
                since);
    }

    private static List<UnusedPermissions> unused(
            OperationContext context,
            Set<String> recorded,
            List<Holder> holders,
            List<LastUse> uses,
            Instant since) {
        Map<Id<?>, Set<String>> used =
                uses.stream()
                        .filter(use -> !use.last().isBefore(since))
                        .collect(groupingBy(LastUse::who, mapping(LastUse::permission, toSet())));
        var rights = PermissionEvaluator.now(context);
        return holders.stream()
                .map(
                        holder -> {
                            var idle = new TreeSet<>(recorded);
                            idle.removeAll(used.getOrDefault(holder.id(), Set.of()));
                            return new UnusedPermissions(
                                    holder.kind(),
                                    holder.id(),
                                    holder.name(),
                                    holder.application(),
                                    rights.among(
                                            idle,
                                            holder.application(),
                                            holder.kind(),
                                            holder.roles()));
                        })
                .filter(unused -> !unused.permissions().isEmpty())
                .toList();
    }

    /** The permissions of APIs whose guards have reported since then. */
    private static Set<String> recorded(OperationContext context, Instant since) {
        var apis =
                context.tx().decisions().records().stream()
                        .filter(one -> !one.since().isAfter(since))
                        .map(DecisionCoverage::at)
                        .collect(toSet());
        return context.tx().permissions().list().stream()
                .filter(permission -> apis.contains(permission.resourceServer()))
                .map(Permission::name)
                .collect(toSet());
    }

    private static Instant since(OperationContext context, long days) {
        return context.now().minus(days, ChronoUnit.DAYS);
    }

    /** Reads on until a page is full: many principals have no unused permission. */
    private static <T> Listing<UnusedPermissions> filled(
            PageRequest page,
            Function<T, Id<?>> id,
            Function<PageRequest, List<T>> list,
            Function<List<T>, List<UnusedPermissions>> unused) {
        var found = new ArrayList<UnusedPermissions>();
        var after = page.after();
        for (int looked = 0; looked < MOST_LOOKED_AT; looked += PageRequest.MAX) {
            var some = list.apply(new PageRequest(after, PageRequest.MAX));
            if (!some.isEmpty()) {
                found.addAll(unused.apply(some));
                after = id.apply(some.getLast()).hex();
            }
            if (found.size() > page.limit()) {
                var first = List.copyOf(found.subList(0, page.limit()));
                return new Listing<>(first, first.getLast().id().hex());
            }
            if (some.size() < PageRequest.MAX) {
                return new Listing<>(found, null);
            }
        }
        return new Listing<>(found, after);
    }
}
