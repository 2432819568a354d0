package dev.steelyard.admin.rehearsal;

import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.MEMBERS_READ;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.ClientFilter;
import dev.steelyard.domain.decision.DecisionCounts;
import dev.steelyard.domain.decision.DecisionRecord;
import dev.steelyard.domain.decision.LastUse;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Permission;
import dev.steelyard.domain.permission.PrincipalKind;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.search.Page;
import dev.steelyard.domain.user.MemberFilter;
import dev.steelyard.domain.user.Membership;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds permissions that principals hold and do not use. It answers only for APIs whose guards have
 * reported during the whole time. Thread-safe.
 */
public final class ReviewPermissions {
    /** The longest time that can be asked for: as long as decisions are kept at least. */
    public static final int MOST_DAYS = (int) DecisionCounts.KEPT.toDays();

    /** How many principals one page looks at, so that none takes long. */
    private static final int MOST_LOOKED_AT = 10 * Page.MAX;

    private final OperationRunner acts;

    /**
     * A page.
     *
     * @param next whom the next page comes after; null: this is the last. A page with a next may be
     *     short, or empty
     */
    public record Reviewed(List<UnusedPermissions> found, @Nullable String next) {
        static final Reviewed NONE = new Reviewed(List.of(), null);
    }

    /** Who may do something. */
    private record Holder(
            Id<?> id,
            String name,
            Id<Application> application,
            PrincipalKind kind,
            Set<Id<Role>> roles) {}

    public ReviewPermissions(OperationRunner acts) {
        this.acts = acts;
    }

    /** Of clients for themselves, by id; suspended ones, and those made since, are left out. */
    public Outcome<Reviewed> ofClients(
            Actor actor,
            @Nullable Id<Reseller> reseller,
            @Nullable Id<Application> application,
            int days,
            Page page) {
        return acts.read(
                actor,
                CLIENTS_READ,
                act -> {
                    var filter =
                            act.visible(
                                    new ClientFilter(
                                            reseller, application, null, null, null, false, null));
                    var since = since(act, days);
                    var recorded = recorded(act, since);
                    if (recorded.isEmpty()) {
                        return Reviewed.NONE;
                    }
                    return filled(
                            page,
                            Client::id,
                            next -> act.tx().clients().ofApplications(filter, next),
                            clients -> clients(act, recorded, since, clients));
                });
    }

    /** Of the members of an application, by id. */
    public Outcome<Reviewed> ofMembers(
            Actor actor, Id<Application> application, int days, Page page) {
        return acts.read(
                actor,
                MEMBERS_READ,
                act -> {
                    act.checkVisible(application);
                    var since = since(act, days);
                    var recorded = recorded(act, since);
                    if (recorded.isEmpty()) {
                        return Reviewed.NONE;
                    }
                    return filled(
                            page,
                            Membership::user,
                            next ->
                                    act.tx()
                                            .memberships()
                                            .ofApplication(application, MemberFilter.ALL, next),
                            members -> members(act, recorded, since, application, members));
                });
    }

    private static List<UnusedPermissions> clients(
            OperationContext act, Set<String> recorded, Instant since, List<Client> clients) {
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
        return unused(act, recorded, holders, act.tx().decisions().lastUses(asked), since);
    }

    private static List<UnusedPermissions> members(
            OperationContext act,
            Set<String> recorded,
            Instant since,
            Id<Application> application,
            List<Membership> members) {
        var users = act.users(members);
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
                act, recorded, holders, act.tx().decisions().lastUses(application, asked), since);
    }

    private static List<UnusedPermissions> unused(
            OperationContext act,
            Set<String> recorded,
            List<Holder> holders,
            List<LastUse> uses,
            Instant since) {
        Map<Id<?>, Set<String>> used =
                uses.stream()
                        .filter(use -> !use.last().isBefore(since))
                        .collect(groupingBy(LastUse::who, mapping(LastUse::permission, toSet())));
        var rights = Rights.now(act);
        return holders.stream()
                .map(
                        holder -> {
                            var idle = new TreeSet<>(recorded);
                            idle.removeAll(used.getOrDefault(holder.id(), Set.of()));
                            return new UnusedPermissions(
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

    /** The permissions of APIs of which is known what happened since then. */
    private static Set<String> recorded(OperationContext act, Instant since) {
        var apis =
                act.tx().decisions().records().stream()
                        .filter(one -> !one.since().isAfter(since))
                        .map(DecisionRecord::at)
                        .collect(toSet());
        return act.tx().permissions().list().stream()
                .filter(permission -> apis.contains(permission.resourceServer()))
                .map(Permission::name)
                .collect(toSet());
    }

    private static Instant since(OperationContext act, int days) {
        return act.now().minus(days, ChronoUnit.DAYS);
    }

    /** Goes on until a page is full: of many principals nothing is to be said. */
    private static <T> Reviewed filled(
            Page page,
            Function<T, Id<?>> id,
            Function<Page, List<T>> list,
            Function<List<T>, List<UnusedPermissions>> unused) {
        var found = new ArrayList<UnusedPermissions>();
        var after = page.after();
        for (int looked = 0; looked < MOST_LOOKED_AT; looked += Page.MAX) {
            var some = list.apply(new Page(after, Page.MAX));
            if (!some.isEmpty()) {
                found.addAll(unused.apply(some));
                after = id.apply(some.getLast()).hex();
            }
            if (found.size() > page.limit()) {
                var first = List.copyOf(found.subList(0, page.limit()));
                return new Reviewed(first, first.getLast().id().hex());
            }
            if (some.size() < Page.MAX) {
                return new Reviewed(found, null);
            }
        }
        return new Reviewed(found, after);
    }
}
