package dev.steelyard.admin.resource;

import static dev.steelyard.domain.permission.ManagementPermission.PLATFORM_READ;
import static dev.steelyard.domain.permission.ManagementPermission.PLATFORM_WRITE;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.Refused;
import dev.steelyard.admin.operation.TextRules;
import dev.steelyard.operations.rehearsal.DryRun;
import dev.steelyard.admin.rehearsal.Rehearsals;
import dev.steelyard.admin.rehearsal.Rights;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.Entry;
import dev.steelyard.domain.audit.Matter;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.FactsOf;
import dev.steelyard.domain.permission.Permission;
import dev.steelyard.domain.resource.ResourceServer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The permissions that the platform's APIs know. Thread-safe. */
public final class ManagePermissions {
    /** What {@code ManagementPermission} names; scopes share one space of names. */
    private static final String RESERVED = "manage.";

    private final OperationRunner acts;

    public ManagePermissions(OperationRunner acts) {
        this.acts = acts;
    }

    public Outcome<List<Permission>> list(Actor actor) {
        return acts.read(actor, PLATFORM_READ, act -> act.tx().permissions().list());
    }

    public Outcome<Permission> get(Actor actor, String name) {
        return acts.read(actor, PLATFORM_READ, act -> find(act, name));
    }

    /** Makes it, or changes it where there is one of that name; it stays at its resource server. */
    public Outcome<Permission> put(Actor actor, NewPermission command, @Nullable Long expected) {
        return acts.write(
                actor,
                PLATFORM_WRITE,
                act -> {
                    var name = command.name();
                    var before = act.tx().permissions().find(name).orElse(null);
                    var after = checked(act, command, before, expected);
                    var difference =
                            Difference.between(
                                    before == null ? null : FactsOf.permission(before),
                                    FactsOf.permission(after));
                    if (before == null || !difference.isEmpty()) {
                        act.tx().permissions().put(after);
                        act.tx().changed(ChangeKey.PLATFORM);
                        act.record(
                                Entry.of(
                                        before == null ? "permission.create" : "permission.update",
                                        Matter.ofOperator("permission", name),
                                        difference));
                    }
                    return find(act, name);
                });
    }

    /** What {@link #put} would do, to those at work too. */
    public Outcome<DryRun<Permission>> tryPut(
            Actor actor, NewPermission command, @Nullable Long expected) {
        return acts.read(
                actor,
                PLATFORM_WRITE,
                act -> {
                    var name = command.name();
                    var before = act.tx().permissions().find(name).orElse(null);
                    var after = checked(act, command, before, expected);
                    var now = Rights.now(act);
                    return new DryRun<>(
                            after, Rehearsals.of(act, null, Set.of(name), now, now.with(after)));
                });
    }

    /** What it would be, of the version before. */
    private static Permission checked(
            OperationContext act,
            NewPermission command,
            @Nullable Permission before,
            @Nullable Long expected) {
        long version = before == null ? 0 : before.version();
        OperationContext.expect(expected, version);
        checkName(command.name());
        checkResourceServer(act, command.resourceServer(), before);
        if (command.holders().isEmpty()) {
            throw Refused.invalid("holders", "user, client, or both");
        }
        return new Permission(
                command.name(),
                command.resourceServer(),
                TextRules.name("label", command.label()),
                command.holders(),
                command.surface(),
                command.special(),
                version);
    }

    /**
     * Roles and ceilings that name it keep the name, which does nothing. Refused while an operation
     * needs it.
     */
    public Outcome<Permission> remove(Actor actor, String name, @Nullable Long expected) {
        return acts.write(
                actor,
                PLATFORM_WRITE,
                act -> {
                    var permission = find(act, name);
                    OperationContext.expect(expected, permission.version());
                    act.tx().resourceServers().operations(permission.resourceServer()).stream()
                            .filter(operation -> name.equals(operation.permission()))
                            .findFirst()
                            .ifPresent(
                                    operation -> {
                                        throw Refused.conflict(
                                                permission.version(),
                                                "An operation needs it: "
                                                        + operation.method()
                                                        + " "
                                                        + operation.path());
                                    });
                    act.tx().permissions().remove(name);
                    act.tx().changed(ChangeKey.PLATFORM);
                    act.record(
                            Entry.gone(
                                    "permission.delete",
                                    Matter.ofOperator("permission", name),
                                    FactsOf.permission(permission)));
                    return permission;
                });
    }

    private static Permission find(OperationContext act, String name) {
        return act.tx().permissions().find(name).orElseThrow(Refused::missing);
    }

    private static void checkName(String name) {
        if (!Permission.isName(name) || name.startsWith(RESERVED)) {
            throw Refused.invalid(
                    "name", "noun:verb in lower case such as documents:read; manage.… is reserved");
        }
    }

    private static void checkResourceServer(
            OperationContext act, Id<ResourceServer> id, @Nullable Permission before) {
        var server = act.tx().resourceServers().find(id);
        if (server.isEmpty() || server.get().builtIn()) {
            throw Refused.invalid("resource_server", "The id of a resource server of the platform");
        }
        if (before != null && !before.resourceServer().equals(id)) {
            throw Refused.invalid(
                    "resource_server",
                    "A permission stays at its resource server: " + before.resourceServer());
        }
    }
}
