package dev.steelyard.admin.resource;

import static dev.steelyard.domain.permission.ManagementPermission.PLATFORM_READ;
import static dev.steelyard.domain.permission.ManagementPermission.PLATFORM_WRITE;

import dev.steelyard.admin.credential.CredentialSet;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.Refused;
import dev.steelyard.admin.operation.TextRules;
import dev.steelyard.admin.uri.ResourceIdentifier;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.Entry;
import dev.steelyard.domain.audit.Matter;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.credential.Credential;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.FactsOf;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.resource.Operation;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.operations.credential.CredentialView;
import dev.steelyard.operations.credential.MadeCredential;
import dev.steelyard.operations.credential.NewCredential;
import dev.steelyard.operations.rehearsal.DryRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The APIs behind guards, their operations and their secrets. Thread-safe. */
public final class ManageResourceServers {
    private final OperationRunner acts;

    public ManageResourceServers(OperationRunner acts) {
        this.acts = acts;
    }

    /**
     * @param identifier its audience
     * @param standard whether it becomes the one for which tokens are where a request names none
     */
    public Outcome<MadeResourceServer> create(
            Actor actor, String identifier, String name, boolean standard) {
        return acts.write(
                actor,
                PLATFORM_WRITE,
                act -> {
                    ResourceIdentifier.check(act, identifier);
                    var made =
                            new ResourceServer(
                                    act.ids().next(),
                                    identifier,
                                    TextRules.name("name", name),
                                    standard,
                                    false,
                                    1);
                    if (standard) {
                        act.tx().resourceServers().lock();
                        stepDown(act);
                    }
                    act.tx().resourceServers().insert(made);
                    act.tx().changed(ChangeKey.resource(made.id()), ChangeKey.PLATFORM);
                    act.record(
                            Entry.made(
                                    "resource_server.create",
                                    matter(made.id()),
                                    FactsOf.resourceServer(made)));
                    return new MadeResourceServer(
                            made, secrets(act, made).add(NewCredential.LASTING).secret());
                });
    }

    /**
     * Its identifier stays: tokens, guards and permissions go by it.
     *
     * @param name null: as it is
     * @param standard true: it takes that from the one that was it; null: as it is
     */
    public Outcome<ResourceServer> update(
            Actor actor,
            Id<ResourceServer> id,
            @Nullable String name,
            @Nullable Boolean standard,
            @Nullable Long expected) {
        return acts.write(
                actor,
                PLATFORM_WRITE,
                act -> {
                    act.tx().resourceServers().lock();
                    var before = find(act, id);
                    OperationContext.expect(expected, before.version());
                    checkNotBuiltIn(before);
                    if (before.standard() && Boolean.FALSE.equals(standard)) {
                        throw Refused.invalid(
                                "standard", "true, at the one that shall be it instead");
                    }
                    var after =
                            new ResourceServer(
                                    id,
                                    before.identifier(),
                                    name == null ? before.name() : TextRules.name("name", name),
                                    standard == null ? before.standard() : standard,
                                    false,
                                    before.version());
                    var difference =
                            Difference.between(
                                    FactsOf.resourceServer(before), FactsOf.resourceServer(after));
                    if (difference.isEmpty()) {
                        return before;
                    }
                    if (after.standard() && !before.standard()) {
                        stepDown(act);
                    }
                    OperationContext.won(
                            act.tx().resourceServers().update(after), before.version());
                    act.tx().changed(ChangeKey.resource(id), ChangeKey.PLATFORM);
                    act.record(Entry.of("resource_server.update", matter(id), difference));
                    return find(act, id);
                });
    }

    public Outcome<ResourceServer> get(Actor actor, Id<ResourceServer> id) {
        return acts.read(actor, PLATFORM_READ, act -> find(act, id));
    }

    public Outcome<List<ResourceServer>> list(Actor actor) {
        return acts.read(actor, PLATFORM_READ, act -> act.tx().resourceServers().list());
    }

    public Outcome<List<Operation>> operations(Actor actor, Id<ResourceServer> id) {
        return acts.read(
                actor,
                PLATFORM_READ,
                act -> act.tx().resourceServers().operations(find(act, id).id()));
    }

    /** Replaces them as a whole; all of them must be of the resource server {@code id}. */
    public Outcome<List<Operation>> replaceOperations(
            Actor actor,
            Id<ResourceServer> id,
            List<Operation> operations,
            @Nullable Long expected) {
        return change(
                actor,
                id,
                expected,
                (act, server) -> {
                    OperationRules.check(act, id, operations);
                    var before = act.tx().resourceServers().operations(id);
                    act.tx().resourceServers().replaceOperations(id, operations);
                    act.record(
                            Entry.of(
                                    "operations.replace",
                                    matter(id),
                                    Difference.between(
                                            FactsOf.operations(before),
                                            FactsOf.operations(operations))));
                    return act.tx().resourceServers().operations(id);
                });
    }

    /** What {@link #replaceOperations} would do, to those at work too. */
    public Outcome<DryRun<List<Operation>>> tryOperations(
            Actor actor,
            Id<ResourceServer> id,
            List<Operation> operations,
            @Nullable Long expected) {
        return acts.read(
                actor,
                PLATFORM_WRITE,
                act -> {
                    var server = find(act, id);
                    OperationContext.expect(expected, server.version());
                    checkNotBuiltIn(server);
                    OperationRules.check(act, id, operations);
                    return new DryRun<>(operations, new Remapping(act, id, operations).rehearsed());
                });
    }

    /** For the operator alone: resellers, who read the platform too, have none of these. */
    public Outcome<List<CredentialView>> secrets(Actor actor, Id<ResourceServer> id) {
        return acts.read(
                actor,
                PLATFORM_READ,
                act -> {
                    if (!actor.isOperator()) {
                        throw Refused.forbidden(
                                RefusalCode.OPERATOR_ONLY,
                                "Only the operator sees the secrets of resource servers");
                    }
                    return secrets(act, find(act, id)).list();
                });
    }

    public Outcome<CredentialView> secret(
            Actor actor, Id<ResourceServer> id, Id<Credential> secret) {
        return acts.read(actor, PLATFORM_READ, act -> secrets(act, find(act, id)).get(secret));
    }

    public Outcome<MadeCredential> addSecret(
            Actor actor, Id<ResourceServer> id, NewCredential command) {
        return changeSecrets(actor, id, set -> set.add(command));
    }

    /**
     * Sets when it ends.
     *
     * @param at null: never
     */
    public Outcome<CredentialView> endSecret(
            Actor actor,
            Id<ResourceServer> id,
            Id<Credential> secret,
            @Nullable Instant at,
            @Nullable Long expected) {
        return changeSecrets(actor, id, set -> set.end(secret, Optional.ofNullable(at), expected));
    }

    /** Ends it now. */
    public Outcome<CredentialView> retireSecret(
            Actor actor, Id<ResourceServer> id, Id<Credential> secret, @Nullable Long expected) {
        return changeSecrets(actor, id, set -> set.retire(secret, expected));
    }

    private <T> Outcome<T> changeSecrets(
            Actor actor, Id<ResourceServer> id, Function<CredentialSet, T> work) {
        return change(actor, id, null, (act, server) -> work.apply(secrets(act, server)));
    }

    private <T> Outcome<T> change(
            Actor actor,
            Id<ResourceServer> id,
            @Nullable Long expected,
            BiFunction<OperationContext, ResourceServer, T> work) {
        return acts.write(
                actor,
                PLATFORM_WRITE,
                act -> {
                    var server = find(act, id);
                    OperationContext.expect(expected, server.version());
                    checkNotBuiltIn(server);
                    // Raises the version: what is changed at the same time meets here.
                    OperationContext.won(
                            act.tx().resourceServers().update(server), server.version());
                    var answer = work.apply(act, server);
                    act.tx().changed(ChangeKey.resource(id));
                    return answer;
                });
    }

    private static void checkNotBuiltIn(ResourceServer server) {
        if (server.builtIn()) {
            throw Refused.forbidden(
                    RefusalCode.BUILT_IN, "The management API can't be changed here");
        }
    }

    private static void stepDown(OperationContext act) {
        for (var server : act.tx().resourceServers().list()) {
            if (server.standard()) {
                var stepped =
                        new ResourceServer(
                                server.id(),
                                server.identifier(),
                                server.name(),
                                false,
                                server.builtIn(),
                                server.version());
                OperationContext.won(act.tx().resourceServers().update(stepped), server.version());
                act.tx().changed(ChangeKey.resource(server.id()));
                act.record(
                        Entry.of(
                                "resource_server.update",
                                matter(server.id()),
                                Difference.between(
                                        FactsOf.resourceServer(server),
                                        FactsOf.resourceServer(stepped))));
            }
        }
    }

    private static ResourceServer find(OperationContext act, Id<ResourceServer> id) {
        return act.tx().resourceServers().find(id).orElseThrow(Refused::missing);
    }

    private static CredentialSet secrets(OperationContext act, ResourceServer server) {
        return new CredentialSet(act, server.id(), SecretKind.CLIENT_SECRET, matter(server.id()));
    }

    private static Matter matter(Id<ResourceServer> id) {
        return Matter.of(null, "resource_server", id);
    }
}
