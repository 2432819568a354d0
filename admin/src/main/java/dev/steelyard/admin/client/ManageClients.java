package dev.steelyard.admin.client;

import static dev.steelyard.admin.binding.Binding.bind;
import static dev.steelyard.domain.client.metadata.AuthenticationMethod.SELF_SIGNED_TLS_CLIENT_AUTH;
import static dev.steelyard.domain.client.setting.AuthenticationSettings.JWKS;
import static dev.steelyard.domain.client.setting.AuthenticationSettings.METHOD;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.binding.OperationCall;
import dev.steelyard.admin.client.rule.ClientRules;
import dev.steelyard.admin.client.rule.JsonWebKeySetRules;
import dev.steelyard.admin.client.rule.ManagementClientRules;
import dev.steelyard.admin.client.rule.SectorIdentifierRules;
import dev.steelyard.admin.credential.ReviewCredentials;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.rehearsal.PermissionEvaluator;
import dev.steelyard.admin.rehearsal.ReversedDecisionFinder;
import dev.steelyard.admin.role.RoleRules;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.ClientFilter;
import dev.steelyard.domain.client.ListedClient;
import dev.steelyard.domain.client.setting.SettingValues;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.search.TimedPageRequest;
import dev.steelyard.operations.client.ClientOperations;
import dev.steelyard.operations.client.ClientOperations.ClientPatch;
import dev.steelyard.operations.client.ClientOperations.NewClient;
import dev.steelyard.operations.client.ClientView;
import dev.steelyard.operations.client.CreatedClient;
import dev.steelyard.operations.field.Filters;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.rehearsal.DryRun;
import dev.steelyard.operations.schema.Listing;
import dev.steelyard.operations.schema.NoBody;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates, lists, updates, suspends and reactivates the OAuth clients of applications. It also
 * suspends and renames clients of the management API. Thread-safe.
 */
public final class ManageClients {
    private final OperationRunner runner;
    private final SectorIdentifierRules sectors;
    private final JsonWebKeySetRules keySets;
    private final EnabledClientFeatures features;

    public ManageClients(
            OperationRunner runner,
            SectorIdentifierRules sectors,
            JsonWebKeySetRules keySets,
            EnabledClientFeatures features) {
        this.runner = runner;
        this.sectors = sectors;
        this.keySets = keySets;
        this.features = features;
    }

    public List<Binding<?, ?>> bindings() {
        return List.of(
                bind(
                        ClientOperations.LIST,
                        call ->
                                list(call.actor(), call.id(), ofApplication(call), call.page())
                                        .map(found -> call.paged(found, one -> one.client().id()))),
                bind(ClientOperations.CREATE, call -> create(call.actor(), call.id(), call.body())),
                bind(ClientOperations.GET, call -> get(call.actor(), call.id())),
                bind(
                                ClientOperations.UPDATE,
                                call ->
                                        update(
                                                call.actor(),
                                                call.id(),
                                                call.body(),
                                                call.expected()))
                        .dryRun(
                                call ->
                                        tryUpdate(
                                                call.actor(),
                                                call.id(),
                                                call.body(),
                                                call.expected())),
                bind(
                        ClientOperations.SUSPEND,
                        call -> suspend(call.actor(), call.id(), call.expected())),
                bind(
                        ClientOperations.REVIVE,
                        call -> revive(call.actor(), call.id(), call.expected())),
                bind(ClientOperations.LIST_ALL, this::listAll));
    }

    private static ClientFilter ofApplication(OperationCall<?> call) {
        return new ClientFilter(
                null,
                null,
                call.filter(Filters.QUERY),
                call.filter(ClientOperations.OF_TYPE),
                call.filter(ClientOperations.WITH_GRANT_TYPE),
                call.filter(ClientOperations.IS_SUSPENDED),
                call.filter(Filters.ROLE));
    }

    /** In the order of ids, or of the last token's time, the longest unused first. */
    private Outcome<Listing<ListedClient>> listAll(OperationCall<NoBody> call) {
        var filter =
                new ClientFilter(
                        call.filter(Filters.RESELLER),
                        call.filter(Filters.APPLICATION),
                        call.filter(Filters.QUERY),
                        call.filter(ClientOperations.OF_TYPE),
                        call.filter(ClientOperations.WITH_GRANT_TYPE),
                        call.filter(ClientOperations.IS_SUSPENDED),
                        null);
        var days = call.filter(Filters.UNUSED_FOR);
        return days == null
                ? all(call.actor(), filter, call.page())
                        .map(found -> call.paged(found, ListedClient::id))
                : unused(call.actor(), filter, days, call.timedPage())
                        .map(
                                found ->
                                        call.pagedInTime(
                                                found, ListedClient::idleSince, ListedClient::id));
    }

    public Outcome<CreatedClient> create(Actor actor, Id<Application> id, NewClient command) {
        var problem = problem(command.settings());
        if (problem.isPresent()) {
            return new Outcome.Invalid<>(JWKS.name(), problem.get());
        }
        var found =
                sectors.fetch(
                        runner.read(
                                actor,
                                ClientOperations.CREATE,
                                context ->
                                        SectorIdentifierRules.needed(
                                                null,
                                                ClientWriter.client(context, id, command),
                                                context.application(id).reseller())));
        return runner.write(
                actor,
                ClientOperations.CREATE,
                context -> {
                    var made =
                            ClientWriter.make(
                                    context,
                                    context.hold(id),
                                    command,
                                    FirstCredentials.LASTING,
                                    found);
                    return new CreatedClient(view(made.client()), made.secret(), made.apiKey());
                });
    }

    public Outcome<ClientView> get(Actor actor, Id<Client> id) {
        return runner.read(actor, ClientOperations.GET, context -> view(context.client(id)));
    }

    public Outcome<List<ClientView>> list(
            Actor actor, Id<Application> application, ClientFilter filter, PageRequest page) {
        return runner.read(
                actor,
                ClientOperations.LIST,
                context ->
                        context
                                .tx()
                                .clients()
                                .list(context.application(application).id(), filter, page)
                                .stream()
                                .map(this::view)
                                .toList());
    }

    /** Clients of all applications of the actor's authority, without built-in clients. */
    private Outcome<List<ListedClient>> all(Actor actor, ClientFilter filter, PageRequest page) {
        return runner.read(
                actor,
                ClientOperations.LIST_ALL,
                context -> context.tx().clients().all(context.visible(filter), page));
    }

    /** Clients that got no token for this number of days, without suspended clients. */
    private Outcome<List<ListedClient>> unused(
            Actor actor, ClientFilter filter, long days, TimedPageRequest page) {
        return runner.read(
                actor,
                ClientOperations.LIST_ALL,
                context ->
                        context.tx()
                                .clients()
                                .unused(
                                        context.visible(filter),
                                        ReviewCredentials.unusedSince(context, days),
                                        page));
    }

    /** Updates a client; of a management client, only the name. */
    public Outcome<ClientView> update(
            Actor actor, Id<Client> id, ClientPatch patch, @Nullable Long expected) {
        var problem = problem(patch.settings());
        if (problem.isPresent()) {
            return new Outcome.Invalid<>(JWKS.name(), problem.get());
        }
        var found = found(actor, id, patch);
        return runner.write(
                actor,
                ClientOperations.UPDATE,
                context -> {
                    var before = context.holdClient(id);
                    var after = checked(context, before, patch, expected, found);
                    return view(ClientWriter.save(context, before, after, "client.update"));
                });
    }

    /** A dry run of {@link #update}, with its effect on recent requests of the client. */
    private Outcome<DryRun<ClientView>> tryUpdate(
            Actor actor, Id<Client> id, ClientPatch patch, @Nullable Long expected) {
        var problem = problem(patch.settings());
        if (problem.isPresent()) {
            return new Outcome.Invalid<>(JWKS.name(), problem.get());
        }
        var found = found(actor, id, patch);
        return runner.read(
                actor,
                ClientOperations.UPDATE,
                context -> {
                    var before = context.client(id);
                    var after = checked(context, before, patch, expected, found);
                    var now = PermissionEvaluator.now(context);
                    return new DryRun<>(
                            view(after),
                            ReversedDecisionFinder.of(
                                    context,
                                    id,
                                    PermissionEvaluator.between(
                                            context, before.roles(), after.roles()),
                                    now,
                                    now.assigning(ref -> ref.user() == null, after.roles())));
                });
    }

    private SectorIdentifierRules.@Nullable Found found(
            Actor actor, Id<Client> id, ClientPatch patch) {
        return sectors.fetch(
                runner.read(actor, ClientOperations.UPDATE, context -> needed(context, id, patch)));
    }

    private static Client checked(
            OperationContext context,
            Client before,
            ClientPatch patch,
            @Nullable Long expected,
            SectorIdentifierRules.@Nullable Found found) {
        OperationContext.expect(expected, before.version());
        ManagementClientRules.mayTouch(context, before);
        var after = ClientPatcher.of(before, patch);
        var application = before.application();
        if (application != null) {
            ClientRules.check(context, after, before.settings(), patch.settings());
            SectorIdentifierRules.check(before, after, found);
            ClientRules.checkExempted(context.actor(), before, after);
            RoleRules.checkForClient(context, newRoles(context, application, before, after));
        } else if (!patch.isOfNameOnly()) {
            throw OperationRefusal.invalid(
                    "client", "Only the name of a management client can be changed");
        }
        return after;
    }

    private static Optional<SectorIdentifierRules.Needed> needed(
            OperationContext context, Id<Client> id, ClientPatch patch) {
        var before = context.client(id);
        var application = before.application();
        return application == null
                ? Optional.empty()
                : SectorIdentifierRules.needed(
                        before,
                        ClientPatcher.of(before, patch),
                        context.application(application).reseller());
    }

    private Optional<String> problem(SettingValues settings) {
        var jwks = settings.has(JWKS) ? settings.get(JWKS) : null;
        boolean certificates =
                settings.has(METHOD) && settings.get(METHOD) == SELF_SIGNED_TLS_CLIENT_AUTH;
        return jwks == null ? Optional.empty() : keySets.problem(jwks, certificates);
    }

    /** Suspends a client. Until it is reactivated, its tokens are refused and it gets none. */
    public Outcome<ClientView> suspend(Actor actor, Id<Client> id, @Nullable Long expected) {
        return setSuspended(actor, ClientOperations.SUSPEND, id, expected, true);
    }

    public Outcome<ClientView> revive(Actor actor, Id<Client> id, @Nullable Long expected) {
        return setSuspended(actor, ClientOperations.REVIVE, id, expected, false);
    }

    private Outcome<ClientView> setSuspended(
            Actor actor,
            Operation<?, ?> operation,
            Id<Client> id,
            @Nullable Long expected,
            boolean suspended) {
        return runner.write(
                actor,
                operation,
                context -> {
                    var before = context.holdClient(id);
                    OperationContext.expect(expected, before.version());
                    ManagementClientRules.mayTouch(context, before);
                    var after = ClientPatcher.suspended(before, suspended);
                    return view(
                            ClientWriter.save(
                                    context,
                                    before,
                                    after,
                                    suspended ? "client.suspend" : "client.revive"));
                });
    }

    private static List<Role> newRoles(
            OperationContext context, Id<Application> application, Client before, Client after) {
        return RoleRules.ofApplication(context, context.application(application), after.roles())
                .stream()
                .filter(role -> !before.roles().contains(role.id()))
                .toList();
    }

    private ClientView view(Client client) {
        return new ClientView(
                client,
                client.application() == null
                        ? List.of()
                        : ClientWarningFinder.of(client, features));
    }
}
