package dev.steelyard.manage;

import static dev.steelyard.manage.Steelyard.done;

import dev.steelyard.admin.Management;
import dev.steelyard.admin.link.CreatedInvitation;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.ClientFilter;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.metadata.ClientType;
import dev.steelyard.domain.client.setting.SettingValues;
import dev.steelyard.domain.derivation.PrincipalStateService;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.PrincipalKind;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.permission.RoleFilter;
import dev.steelyard.domain.permission.Surface;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.principal.PrincipalState;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.reseller.ResellerStatus;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.client.ClientOperations.ClientPatch;
import dev.steelyard.operations.client.ClientOperations.NewClient;
import dev.steelyard.operations.invitation.InvitationOperations.NewMember;
import dev.steelyard.operations.resource.PermissionOperations.NewPermission;
import dev.steelyard.operations.resource.ResourceServerOperations.NewResourceServer;
import dev.steelyard.operations.role.RoleOperations.NewRole;
import dev.steelyard.operations.role.RoleOperations.RolePatch;
import dev.steelyard.operations.schema.Change;
import dev.steelyard.operations.tenant.ApplicationOperations.ApplicationPatch;
import dev.steelyard.operations.tenant.ApplicationOperations.NewApplication;
import dev.steelyard.operations.tenant.ResellerOperations.NewReseller;
import dev.steelyard.operations.tenant.ResellerOperations.ResellerPatch;
import dev.steelyard.operations.transfer.ApplicationMove;
import dev.steelyard.operations.transfer.MoveTerms;
import dev.steelyard.testkit.domain.StoredPassword;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An application to which anything may happen, act by act. What is refused changes nothing, and is
 * no matter here.
 */
final class History {
    static final List<String> PERMISSIONS = List.of("past:read", "past:write");

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Actor SYSTEM = Actor.system();

    private final Steelyard steelyard;
    private final Management manage;
    private final Random random;
    private final Id<ResourceServer> api;
    private final List<Id<Reseller>> resellers = new ArrayList<>();
    private final List<Id<User>> users = new ArrayList<>();
    private final Id<Application> application;

    History(Steelyard steelyard, Random random) {
        this.steelyard = steelyard;
        this.manage = steelyard.manage;
        this.random = random;
        var name = "past" + NUMBER.incrementAndGet();
        api = api();
        PERMISSIONS.forEach(permission -> permission(permission, Set.of(PrincipalKind.values())));
        for (int i = 0; i < 2; i++) {
            var ceiling = Set.copyOf(PERMISSIONS);
            resellers.add(
                    done(manage.resellers()
                                    .create(
                                            SYSTEM,
                                            new NewReseller(name + i, Optional.of(ceiling))))
                            .id());
            users.add(People.user(steelyard, name + "." + i + "@example.com"));
        }
        application =
                done(manage.applications()
                                .create(
                                        SYSTEM,
                                        new NewApplication(
                                                Optional.of(resellers.getFirst()),
                                                name,
                                                name,
                                                Optional.empty(),
                                                SecondFactorPolicy.OFF)))
                        .application()
                        .id();
        role();
        client();
        member();
    }

    Id<Application> application() {
        return application;
    }

    void act() {
        switch (random.nextInt(15)) {
            case 0 -> role();
            case 1 -> any(roles()).ifPresent(this::change);
            case 2 -> any(roles()).ifPresent(id -> manage.roles().delete(SYSTEM, id, null));
            case 3 -> client();
            case 4 -> any(clients()).ifPresent(this::giveRoles);
            case 5 -> any(clients()).ifPresent(this::suspendOrRevive);
            case 6, 7 -> member();
            case 8 -> manage.members().delete(SYSTEM, application, any(users).orElseThrow(), null);
            case 9 ->
                    manage.ceilings().setApplication(SYSTEM, application, some(PERMISSIONS), null);
            case 10 ->
                    manage.ceilings()
                            .setReseller(
                                    SYSTEM, any(resellers).orElseThrow(), some(PERMISSIONS), null);
            case 11 -> catalogue();
            case 12 -> standing();
            case 13 -> disableOrEnable(any(users).orElseThrow());
            default -> move();
        }
    }

    /** By the code that decides for guards. */
    Set<String> could(String permission, Instant now) {
        return steelyard.store.read(
                tx -> {
                    var could = new TreeSet<String>();
                    for (var client :
                            tx.clients().list(application, ClientFilter.ALL, PageRequest.FIRST)) {
                        if (holds(tx, new PrincipalRef(client.id(), null), permission, now)) {
                            could.add("client:" + client.id());
                        }
                        for (var user : users) {
                            if (holds(tx, new PrincipalRef(client.id(), user), permission, now)) {
                                could.add("user:" + user);
                            }
                        }
                    }
                    return could;
                });
    }

    private boolean holds(Transaction tx, PrincipalRef ref, String permission, Instant now) {
        var server = tx.resourceServers().find(api).orElseThrow();
        PrincipalState state = PrincipalStateService.stateOnceConsented(tx, ref, server, now);
        var tenancy = state.tenancy();
        return state.refusal() == null
                && tenancy != null
                && tenancy.stoppedAt(now) == null
                && state.permissions().contains(permission);
    }

    /** The same for every history: a permission stays where it is. */
    private Id<ResourceServer> api() {
        var identifier = "https://past.example.com";
        return done(manage.resourceServers().list(SYSTEM)).stream()
                .filter(server -> server.identifier().equals(identifier))
                .findFirst()
                .orElseGet(
                        () ->
                                done(manage.resourceServers()
                                                .create(
                                                        SYSTEM,
                                                        new NewResourceServer(
                                                                identifier,
                                                                "Past",
                                                                false,
                                                                SecondFactorPolicy.OFF)))
                                        .resourceServer())
                .id();
    }

    private void permission(String name, Set<PrincipalKind> holders) {
        manage.permissions()
                .put(
                        SYSTEM,
                        name,
                        new NewPermission(api, "Past", holders, Surface.API, false),
                        null);
    }

    private void catalogue() {
        var name = any(PERMISSIONS).orElseThrow();
        var holders = some(List.of(PrincipalKind.values()));
        if (holders.isEmpty()) {
            manage.permissions().delete(SYSTEM, name, null);
        } else {
            permission(name, holders);
        }
    }

    private void role() {
        var command =
                new NewRole(
                        "role" + NUMBER.incrementAndGet(),
                        Optional.empty(),
                        Optional.of(some(PERMISSIONS)),
                        Optional.empty());
        manage.roles().create(SYSTEM, application, command);
    }

    private void change(Id<Role> id) {
        manage.roles()
                .update(
                        SYSTEM,
                        id,
                        new RolePatch(
                                Change.absent(), Change.absent(), Change.to(some(PERMISSIONS))),
                        null);
    }

    private void giveRoles(Id<Client> id) {
        var settings = SettingValues.NONE;
        manage.clients()
                .update(
                        SYSTEM,
                        id,
                        new ClientPatch(
                                Change.absent(),
                                Change.absent(),
                                Change.absent(),
                                Change.absent(),
                                Change.absent(),
                                Change.to(some(roles())),
                                settings),
                        null);
    }

    private void client() {
        manage.clients()
                .create(
                        SYSTEM,
                        application,
                        new NewClient(
                                "client",
                                ClientType.CONFIDENTIAL,
                                Set.of(GrantType.CLIENT_CREDENTIALS),
                                Set.of(),
                                Set.of(),
                                Set.of(),
                                some(roles()),
                                SettingValues.NONE));
    }

    private void suspendOrRevive(Id<Client> id) {
        if (random.nextBoolean()) {
            manage.clients().suspend(SYSTEM, id, null);
        } else {
            manage.clients().revive(SYSTEM, id, null);
        }
    }

    /** Sets its roles, or invites it, which it accepts. */
    private void member() {
        var user = any(users).orElseThrow();
        var roles = some(roles());
        if (random.nextBoolean()
                && manage.members().put(SYSTEM, application, user, roles, null)
                        instanceof Outcome.Done) {
            return;
        }
        var email = steelyard.store.read(tx -> tx.users().find(user)).orElseThrow().email();
        if (manage.invitations().invite(SYSTEM, application, new NewMember(email, roles))
                instanceof Outcome.Done<CreatedInvitation> made) {
            manage.acceptInvitation()
                    .asUser(
                            made.value().link().reveal(),
                            StoredPassword.of(steelyard.store, user),
                            null,
                            null,
                            null);
        }
    }

    private void standing() {
        var now = steelyard.clock.instant();
        switch (random.nextInt(4)) {
            case 0 ->
                    manage.resellers()
                            .update(
                                    SYSTEM,
                                    any(resellers).orElseThrow(),
                                    new ResellerPatch(
                                            Change.absent(),
                                            Change.to(
                                                    any(List.of(ResellerStatus.values()))
                                                            .orElseThrow())),
                                    null);
            case 1 ->
                    patch(
                            new ApplicationPatch(
                                    Change.absent(),
                                    Change.absent(),
                                    Change.absent(),
                                    Change.to(random.nextBoolean()),
                                    Change.absent()));
            case 2 -> patch(expiring(Optional.empty()));
            default ->
                    patch(
                            expiring(
                                    Optional.of(
                                            now.plus(Duration.ofDays(random.nextInt(40) - 20L)))));
        }
    }

    private static ApplicationPatch expiring(Optional<Instant> expiry) {
        return new ApplicationPatch(
                Change.absent(),
                Change.absent(),
                Change.to(expiry),
                Change.absent(),
                Change.absent());
    }

    private void patch(ApplicationPatch patch) {
        manage.applications().update(SYSTEM, application, patch, null);
    }

    private void disableOrEnable(Id<User> user) {
        if (random.nextBoolean()) {
            manage.users().disable(SYSTEM, user, null);
        } else {
            manage.users().enable(SYSTEM, user, null);
        }
    }

    private void move() {
        var to = any(resellers).orElseThrow();
        if (manage.moves()
                        .tryMove(
                                SYSTEM,
                                application,
                                to,
                                new MoveTerms(Optional.empty(), Optional.empty()))
                instanceof Outcome.Done<ApplicationMove> looked) {
            manage.moves()
                    .move(
                            SYSTEM,
                            application,
                            to,
                            new MoveTerms(Optional.empty(), Optional.of(looked.value().seen())));
        }
    }

    private List<Id<Role>> roles() {
        return steelyard.store.read(
                tx ->
                        tx.roles().list(application, RoleFilter.ALL, PageRequest.FIRST).stream()
                                .map(Role::id)
                                .toList());
    }

    private List<Id<Client>> clients() {
        return steelyard.store.read(
                tx ->
                        tx.clients().list(application, ClientFilter.ALL, PageRequest.FIRST).stream()
                                .map(Client::id)
                                .toList());
    }

    private <T> Optional<T> any(List<T> of) {
        return of.isEmpty() ? Optional.empty() : Optional.of(of.get(random.nextInt(of.size())));
    }

    private <T> Set<T> some(List<T> of) {
        var some = new HashSet<T>();
        of.stream().filter(_ -> random.nextBoolean()).forEach(some::add);
        return some;
    }
}
