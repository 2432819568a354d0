package dev.steelyard.admin.resource;

import static dev.steelyard.admin.binding.Binding.bind;
import static dev.steelyard.operations.resource.ResourceServerOperations.SECRETS;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.binding.OperationCall;
import dev.steelyard.admin.credential.CredentialManager;
import dev.steelyard.admin.credential.ValidityFilter;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.AuditedObjectConverter;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.uri.ResourceIdentifierRules;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.credential.Credential;
import dev.steelyard.domain.factor.FactorPolicies;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.resource.Operation;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.operations.credential.CreatedCredential;
import dev.steelyard.operations.credential.CredentialOperations.NewCredential;
import dev.steelyard.operations.credential.CredentialView;
import dev.steelyard.operations.field.Filters;
import dev.steelyard.operations.rehearsal.DryRun;
import dev.steelyard.operations.resource.CreatedResourceServer;
import dev.steelyard.operations.resource.ResourceServerOperations;
import dev.steelyard.operations.resource.ResourceServerOperations.NewOperation;
import dev.steelyard.operations.resource.ResourceServerOperations.NewResourceServer;
import dev.steelyard.operations.resource.ResourceServerOperations.ResourceServerPatch;
import dev.steelyard.operations.schema.Listing;
import dev.steelyard.operations.schema.NoBody;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Creates, lists and updates resource servers (APIs behind guards), their API operations and their
 * secrets. Thread-safe.
 */
public final class ManageResourceServers {
    private static final String SERVER = "resource_server";

    private final OperationRunner runner;

    public ManageResourceServers(OperationRunner runner) {
        this.runner = runner;
    }

    public List<Binding<?, ?>> bindings() {
        return Stream.concat(ofServers().stream(), ofSecrets().stream()).toList();
    }

    private List<Binding<?, ?>> ofServers() {
        return List.of(
                bind(
                        ResourceServerOperations.LIST,
                        call -> list(call.actor()).map(found -> Listing.all(wanted(call, found)))),
                bind(ResourceServerOperations.CREATE, call -> create(call.actor(), call.body())),
                bind(ResourceServerOperations.GET, call -> get(call.actor(), call.id())),
                bind(
                        ResourceServerOperations.UPDATE,
                        call -> update(call.actor(), call.id(), call.body(), call.expected())),
                bind(
                        ResourceServerOperations.LIST_OPERATIONS,
                        call ->
                                operations(call.actor(), call.id())
                                        .map(found -> Listing.all(needing(call, found)))),
                bind(
                                ResourceServerOperations.PUT_OPERATIONS,
                                call ->
                                        replaceOperations(
                                                        call.actor(),
                                                        call.id(),
                                                        call.body(),
                                                        call.expected())
                                                .map(Listing::all))
                        .dryRun(
                                call ->
                                        tryOperations(
                                                        call.actor(),
                                                        call.id(),
                                                        call.body(),
                                                        call.expected())
                                                .map(
                                                        tried ->
                                                                new DryRun<>(
                                                                        Listing.all(tried.value()),
                                                                        tried.rehearsal()))));
    }

    private List<Binding<?, ?>> ofSecrets() {
        return List.of(
                bind(
                        SECRETS.list(),
                        call -> secrets(call.actor(), call.id(), ValidityFilter.of(call))),
                bind(SECRETS.create(), call -> createSecret(call.actor(), call.id(), call.body())),
                bind(SECRETS.get(), call -> secret(call.actor(), call.id(SERVER), call.id())),
                bind(
                        SECRETS.update(),
                        call ->
                                updateSecret(
                                        call.actor(),
                                        call.id(SERVER),
                                        call.id(),
                                        call.body(),
                                        call.expected())),
                bind(
                        SECRETS.delete(),
                        call ->
                                deleteSecret(
                                        call.actor(),
                                        call.id(SERVER),
                                        call.id(),
                                        call.expected())));
    }

    private static List<ResourceServer> wanted(
            OperationCall<NoBody> call, List<ResourceServer> servers) {
        Predicate<ResourceServer> found =
                call.passing(
                        Filters.QUERY,
                        (query, one) ->
                                query.in(one.name(), one.identifier()) || query.begins(one.id()));
        return servers.stream().filter(found).toList();
    }

    private static List<Operation> needing(OperationCall<NoBody> call, List<Operation> operations) {
        Predicate<Operation> needs =
                call.passing(
                        Filters.PERMISSION,
                        (permission, one) -> permission.equals(one.permission()));
        return operations.stream().filter(needs).toList();
    }

    public Outcome<CreatedResourceServer> create(Actor actor, NewResourceServer command) {
        return runner.write(
                actor,
                ResourceServerOperations.CREATE,
                context -> {
                    ResourceIdentifierRules.check(context, command.identifier());
                    var made =
                            new ResourceServer(
                                    context.ids().next(),
                                    command.identifier(),
                                    command.name(),
                                    command.standard(),
                                    false,
                                    command.secondFactor(),
                                    1);
                    if (command.standard()) {
                        context.tx().resourceServers().lock();
                        stepDown(context);
                    }
                    context.tx().resourceServers().insert(made);
                    recordPolicy(context, made);
                    context.tx().changed(ChangeKey.resource(made.id()), ChangeKey.PLATFORM);
                    context.record(
                            JournalEntry.made(
                                    "resource_server.create", matter(made.id()), facts(made)));
                    return new CreatedResourceServer(
                            made, secrets(context, made).add(NewCredential.LASTING).secret());
                });
    }

    public Outcome<ResourceServer> update(
            Actor actor,
            Id<ResourceServer> id,
            ResourceServerPatch patch,
            @Nullable Long expected) {
        return runner.write(
                actor,
                ResourceServerOperations.UPDATE,
                context -> {
                    context.tx().resourceServers().lock();
                    var before = find(context, id);
                    OperationContext.expect(expected, before.version());
                    checkNotBuiltIn(before);
                    var after =
                            new ResourceServer(
                                    id,
                                    before.identifier(),
                                    patch.name().over(before.name()),
                                    patch.standard().over(before.standard()),
                                    false,
                                    patch.secondFactor().over(before.secondFactor()),
                                    before.version());
                    if (before.standard() && !after.standard()) {
                        throw OperationRefusal.invalid(
                                "standard",
                                "true, at the API that becomes the standard one instead");
                    }
                    var difference = Difference.between(facts(before), facts(after));
                    if (difference.isEmpty()) {
                        return before;
                    }
                    if (after.standard() && !before.standard()) {
                        stepDown(context);
                    }
                    OperationContext.won(
                            context.tx().resourceServers().update(after), before.version());
                    recordPolicy(context, after);
                    context.tx().changed(ChangeKey.resource(id), ChangeKey.PLATFORM);
                    context.record(
                            JournalEntry.of("resource_server.update", matter(id), difference));
                    return find(context, id);
                });
    }

    private static void recordPolicy(OperationContext context, ResourceServer server) {
        context.tx()
                .factorPolicies()
                .record(FactorPolicies.of(server.id()), server.secondFactor(), context.now());
    }

    public Outcome<ResourceServer> get(Actor actor, Id<ResourceServer> id) {
        return runner.read(actor, ResourceServerOperations.GET, context -> find(context, id));
    }

    public Outcome<List<ResourceServer>> list(Actor actor) {
        return runner.read(
                actor,
                ResourceServerOperations.LIST,
                context -> context.tx().resourceServers().list());
    }

    public Outcome<List<Operation>> operations(Actor actor, Id<ResourceServer> id) {
        return runner.read(
                actor,
                ResourceServerOperations.LIST_OPERATIONS,
                context -> context.tx().resourceServers().operations(find(context, id).id()));
    }

    /** Replaces all operations of a resource server. */
    public Outcome<List<Operation>> replaceOperations(
            Actor actor, Id<ResourceServer> id, List<NewOperation> sent, @Nullable Long expected) {
        var operations = of(id, sent);
        return change(
                actor,
                ResourceServerOperations.PUT_OPERATIONS,
                id,
                expected,
                (context, server) -> {
                    OperationRules.check(context, id, operations);
                    var before = context.tx().resourceServers().operations(id);
                    context.tx().resourceServers().replaceOperations(id, operations);
                    context.record(
                            JournalEntry.of(
                                    "operations.replace",
                                    matter(id),
                                    Difference.between(facts(before), facts(operations))));
                    return context.tx().resourceServers().operations(id);
                });
    }

    /** A dry run of {@link #replaceOperations}. */
    public Outcome<DryRun<List<Operation>>> tryOperations(
            Actor actor, Id<ResourceServer> id, List<NewOperation> sent, @Nullable Long expected) {
        var operations = of(id, sent);
        return runner.read(
                actor,
                ResourceServerOperations.PUT_OPERATIONS,
                context -> {
                    var server = find(context, id);
                    OperationContext.expect(expected, server.version());
                    checkNotBuiltIn(server);
                    OperationRules.check(context, id, operations);
                    return new DryRun<>(
                            operations,
                            new AffectedRequestFinder(context, id, operations).rehearsed());
                });
    }

    /** Lists secrets, for the operator. Resellers, who may read the platform too, see none. */
    public Outcome<Listing<CredentialView>> secrets(
            Actor actor, Id<ResourceServer> id, ValidityFilter filter) {
        return runner.read(
                actor,
                SECRETS.list(),
                context -> Listing.all(secretsForOperator(context, id).list(filter)));
    }

    public Outcome<CredentialView> secret(
            Actor actor, Id<ResourceServer> id, Id<Credential> secret) {
        return runner.read(
                actor, SECRETS.get(), context -> secretsForOperator(context, id).get(secret));
    }

    private static CredentialManager secretsForOperator(
            OperationContext context, Id<ResourceServer> id) {
        if (!context.actor().isOperator()) {
            throw OperationRefusal.forbidden(
                    RefusalCode.OPERATOR_ONLY,
                    "Only the operator sees the secrets of resource servers");
        }
        return secrets(context, find(context, id));
    }

    public Outcome<CreatedCredential> createSecret(
            Actor actor, Id<ResourceServer> id, NewCredential command) {
        return changeSecrets(actor, SECRETS.create(), id, set -> set.add(command));
    }

    /**
     * Sets the expiry of a secret.
     *
     * @param end empty: never
     */
    public Outcome<CredentialView> updateSecret(
            Actor actor,
            Id<ResourceServer> id,
            Id<Credential> secret,
            Optional<Instant> end,
            @Nullable Long expected) {
        return changeSecrets(actor, SECRETS.update(), id, set -> set.end(secret, end, expected));
    }

    /** Ends a secret now. */
    public Outcome<CredentialView> deleteSecret(
            Actor actor, Id<ResourceServer> id, Id<Credential> secret, @Nullable Long expected) {
        return changeSecrets(actor, SECRETS.delete(), id, set -> set.retire(secret, expected));
    }

    private <T> Outcome<T> changeSecrets(
            Actor actor,
            dev.steelyard.operations.model.Operation<?, ?> operation,
            Id<ResourceServer> id,
            Function<CredentialManager, T> work) {
        return change(
                actor,
                operation,
                id,
                null,
                (context, server) -> work.apply(secrets(context, server)));
    }

    private <T> Outcome<T> change(
            Actor actor,
            dev.steelyard.operations.model.Operation<?, ?> operation,
            Id<ResourceServer> id,
            @Nullable Long expected,
            BiFunction<OperationContext, ResourceServer, T> work) {
        return runner.write(
                actor,
                operation,
                context -> {
                    var server = find(context, id);
                    OperationContext.expect(expected, server.version());
                    checkNotBuiltIn(server);
                    // Raises the version, which detects concurrent changes.
                    OperationContext.won(
                            context.tx().resourceServers().update(server), server.version());
                    var answer = work.apply(context, server);
                    context.tx().changed(ChangeKey.resource(id));
                    return answer;
                });
    }

    private static void checkNotBuiltIn(ResourceServer server) {
        if (server.builtIn()) {
            throw OperationRefusal.forbidden(
                    RefusalCode.BUILT_IN, "The management API can't be changed here");
        }
    }

    private static void stepDown(OperationContext context) {
        for (var server : context.tx().resourceServers().list()) {
            if (server.standard()) {
                var stepped =
                        new ResourceServer(
                                server.id(),
                                server.identifier(),
                                server.name(),
                                false,
                                server.builtIn(),
                                server.secondFactor(),
                                server.version());
                OperationContext.won(
                        context.tx().resourceServers().update(stepped), server.version());
                context.tx().changed(ChangeKey.resource(server.id()));
                context.record(
                        JournalEntry.of(
                                "resource_server.update",
                                matter(server.id()),
                                Difference.between(facts(server), facts(stepped))));
            }
        }
    }

    private static ResourceServer find(OperationContext context, Id<ResourceServer> id) {
        return context.tx().resourceServers().find(id).orElseThrow(OperationRefusal::missing);
    }

    private static CredentialManager secrets(OperationContext context, ResourceServer server) {
        return new CredentialManager(
                context, server.id(), SecretKind.CLIENT_SECRET, matter(server.id()));
    }

    private static List<Operation> of(Id<ResourceServer> id, List<NewOperation> sent) {
        return sent.stream()
                .map(
                        one ->
                                new Operation(
                                        id,
                                        one.method(),
                                        one.path(),
                                        one.permission().orElse(null)))
                .toList();
    }

    private static AuditedProperties facts(ResourceServer server) {
        return AuditedObjectConverter.of(ResourceServerOperations.RECORDED, server);
    }

    private static AuditedProperties facts(Collection<Operation> operations) {
        return AuditedObjectConverter.of(ResourceServerOperations.RECORDED_OPERATIONS, operations);
    }

    private static AuditSubject matter(Id<ResourceServer> id) {
        return AuditSubject.of(null, "resource_server", id);
    }
}
