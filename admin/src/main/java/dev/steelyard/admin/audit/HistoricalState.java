package dev.steelyard.admin.audit;

import dev.steelyard.admin.operation.AuditedObjectConverter;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.audit.AuditFilter;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.audit.PastStateRestorer;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.CeilingPropertyMapper;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.user.MemberFilter;
import dev.steelyard.domain.user.Membership;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.client.ClientShapes;
import dev.steelyard.operations.resource.PermissionOperations;
import dev.steelyard.operations.role.RoleOperations;
import dev.steelyard.operations.tenant.ApplicationOperations;
import dev.steelyard.operations.tenant.ResellerOperations;
import dev.steelyard.operations.user.MemberOperations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reconstructs the roles, members, clients and ceilings of an application at a past instant from
 * the audit log. It goes back from the present state through the events since then, and refuses if
 * there are too many.
 */
final class HistoricalState {
    /** Maximum number of events that are read. */
    static final int MOST = 10_000;

    private static final List<String> TYPES =
            List.of("application", "role", "client", "membership");

    private final OperationContext context;
    private final Instant since;
    private final PastStateRestorer things = new PastStateRestorer();
    private final Map<String, Boolean> disabled = new HashMap<>();
    private int read;

    private HistoricalState(OperationContext context, Instant at) {
        this.context = context;
        this.since = at.plusMillis(1);
    }

    static HistoricalState of(
            OperationContext context, Application application, String permission, Instant at) {
        var past = new HistoricalState(context, at);
        past.tenant(application);
        past.reseller(application.id());
        past.permission(permission);
        past.users();
        return past;
    }

    PastStateRestorer things() {
        return things;
    }

    boolean disabled(Id<User> user) {
        var then = disabled.get(user.hex());
        return then == null
                ? context.tx().users().find(user).map(User::disabled).orElse(true)
                : then;
    }

    private void tenant(Application application) {
        var id = application.id();
        things.put(
                "application",
                id.hex(),
                AuditedObjectConverter.of(ApplicationOperations.RECORDED, application)
                        .overlaidBy(CeilingPropertyMapper.ceiling(context.tx().ceilings().of(id))));
        context.roles(id)
                .forEach(
                        role ->
                                things.put(
                                        "role",
                                        role.id().hex(),
                                        AuditedObjectConverter.of(RoleOperations.RECORDED, role)));
        context.clients(id)
                .forEach(
                        client ->
                                things.put(
                                        "client",
                                        client.id().hex(),
                                        AuditedObjectConverter.of(ClientShapes.RECORDED, client)));
        memberships(id);
        var events = new ArrayList<AuditEvent>();
        TYPES.forEach(type -> events.addAll(happened(in(id, type))));
        events.sort(Comparator.comparing(AuditEvent::id).reversed());
        events.forEach(things::undo);
    }

    private void memberships(Id<Application> id) {
        PageRequest.all(
                        page ->
                                context.tx()
                                        .memberships()
                                        .ofApplication(id, MemberFilter.ALL, page),
                        Membership::user)
                .forEach(
                        membership ->
                                things.put(
                                        "membership",
                                        membership.user().hex(),
                                        AuditedObjectConverter.of(
                                                MemberOperations.RECORDED, membership)));
    }

    /** Reads the reseller that owned the application then. */
    private void reseller(Id<Application> application) {
        var then = things.find("application", application.hex());
        var id = then == null ? null : then.text("reseller");
        if (id == null) {
            return;
        }
        Id<Reseller> owner = new Id<>(id);
        context.tx()
                .resellers()
                .find(owner)
                .ifPresent(
                        reseller ->
                                things.put(
                                        "reseller",
                                        id,
                                        AuditedObjectConverter.of(
                                                        ResellerOperations.RECORDED, reseller)
                                                .overlaidBy(
                                                        CeilingPropertyMapper.ceiling(
                                                                context.tx()
                                                                        .ceilings()
                                                                        .of(owner)))));
        happened(of("reseller", id)).forEach(things::undo);
    }

    private void permission(String name) {
        context.tx()
                .permissions()
                .find(name)
                .ifPresent(
                        found ->
                                things.put(
                                        "permission",
                                        name,
                                        AuditedObjectConverter.of(
                                                PermissionOperations.RECORDED, found)));
        happened(of("permission", name)).forEach(things::undo);
    }

    /** Restores the state of users who were disabled or enabled since; the oldest event decides. */
    private void users() {
        var events = new ArrayList<>(happened(did("user.disable")));
        events.addAll(happened(did("user.enable")));
        events.sort(Comparator.comparing(AuditEvent::id).reversed());
        for (var event : events) {
            var difference = event.difference();
            var before = difference == null ? null : difference.before();
            var user = event.matter().id();
            if (before != null && user != null) {
                disabled.put(user, before.flag("disabled"));
            }
        }
    }

    private List<AuditEvent> happened(AuditFilter filter) {
        var all = new ArrayList<AuditEvent>();
        @Nullable String after = null;
        List<AuditEvent> page;
        do {
            page = context.tx().audit().list(filter, new PageRequest(after, PageRequest.MAX));
            all.addAll(page);
            read += page.size();
            if (read > MOST) {
                throw OperationRefusal.invalid(
                        "at", "A later time: more than " + MOST + " events lie between it and now");
            }
            after = page.isEmpty() ? null : page.getLast().id().hex();
        } while (page.size() == PageRequest.MAX);
        return all;
    }

    private AuditFilter in(Id<Application> application, String type) {
        return new AuditFilter(null, application, null, null, type, null, null, since, null);
    }

    private AuditFilter of(String type, String id) {
        return new AuditFilter(null, null, null, null, type, id, null, since, null);
    }

    private AuditFilter did(String action) {
        return new AuditFilter(null, null, null, action, null, null, null, since, null);
    }

    /** Objects of a type, by id. */
    SortedMap<String, AuditedProperties> all(String type) {
        var all = new TreeMap<String, AuditedProperties>();
        things.forEach(type, all::put);
        return all;
    }
}
