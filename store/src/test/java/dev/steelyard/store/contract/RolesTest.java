package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.link.Invitation;
import dev.steelyard.domain.link.Inviter;
import dev.steelyard.domain.permission.Ceiling;
import dev.steelyard.domain.permission.Permission;
import dev.steelyard.domain.permission.PrincipalKind;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.permission.RoleFilter;
import dev.steelyard.domain.permission.Surface;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.user.Membership;
import dev.steelyard.domain.user.User;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RolesTest extends StoreContract {
    @Test
    void inserted_isFoundByIdAndName() {
        var application = world.application();
        var role = world.role(application, "Reader");

        assertThat(find(tx -> tx.roles().find(role.id()))).contains(role);
        assertThat(find(tx -> tx.roles().findByName(application.id(), "Reader"))).contains(role);
        assertThat(find(tx -> tx.roles().findByName(world.application().id(), "Reader"))).isEmpty();
    }

    @Test
    void nameThatIsTaken_throwsInItsApplicationOnly() {
        var application = world.application();
        world.role(application, "Reader");
        world.role(world.application(), "Reader");

        assertThatThrownBy(() -> world.role(application, "Reader"))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void updatedAtItsVersion_raisesIt_atAnOlderOneDoesNothing() {
        var role = world.role(world.application(), "Reader");
        var changed =
                new Role(role.id(), role.application(), "Writer", "", Set.of("documents:write"), 1);

        assertThat(store.<Boolean>write(tx -> tx.roles().update(changed))).isTrue();
        assertThat(store.<Boolean>write(tx -> tx.roles().update(role))).isFalse();

        assertThat(find(tx -> tx.roles().find(role.id())))
                .contains(
                        new Role(
                                role.id(),
                                role.application(),
                                "Writer",
                                "",
                                Set.of("documents:write"),
                                2));
    }

    @Test
    void findAll_answersThoseThatExist() {
        var application = world.application();
        var first = world.role(application, "A");
        var second = world.role(application, "B");

        assertThat(list(tx -> tx.roles().findAll(List.of(first.id(), world.id(), second.id()))))
                .containsExactlyInAnyOrder(first, second);
        assertThat(list(tx -> tx.roles().findAll(List.of()))).isEmpty();
    }

    @Test
    void list_ofAnApplication_byPages() {
        var application = world.application();
        world.role(world.application(), "A");
        world.role(application, "A");
        world.role(application, "B");
        var all = list(tx -> tx.roles().list(application.id(), RoleFilter.ALL, PageRequest.FIRST));

        assertThat(all).hasSize(2);
        assertThat(
                        list(
                                tx ->
                                        tx.roles()
                                                .list(
                                                        application.id(),
                                                        RoleFilter.ALL,
                                                        new PageRequest(
                                                                all.getFirst().id().hex(), 9))))
                .containsExactly(all.getLast());
    }

    private Role holding(Application application, String... permissions) {
        var role =
                new Role(
                        world.id(),
                        application.id(),
                        String.join("+", permissions),
                        "",
                        Set.of(permissions),
                        1);
        world.write(tx -> tx.roles().insert(role));
        return role;
    }

    private void ceiling(Application application, String... permissions) {
        world.write(
                tx -> {
                    var version = tx.ceilings().find(application.id()).version();
                    var after = new Ceiling(Set.of(permissions), version);
                    tx.ceilings().set(application.id(), after);
                });
    }

    @Test
    void ceilingsSetAtOnce_oneIsInForce_neverAMixture() throws Exception {
        var holder = world.application().id();
        var turn = new AtomicInteger();
        var answers =
                Crowd.of(
                        20,
                        () -> {
                            int i = turn.getAndIncrement();
                            var ceiling = new Ceiling(Set.of("a" + i, "b" + i), 0);
                            return store.<Boolean>write(tx -> tx.ceilings().set(holder, ceiling));
                        });
        assertThat(answers).containsOnlyOnce(true);
        var set = store.<Set<String>>read(tx -> tx.ceilings().of(holder));
        assertThat(set).hasSize(2);
        assertThat(set.stream().map(name -> name.substring(1)).distinct()).hasSize(1);

        world.write(tx -> tx.ceilings().set(holder, new Ceiling(Set.of(), 1)));
        assertThat(store.<Set<String>>read(tx -> tx.ceilings().of(holder))).isEmpty();
    }

    @Test
    void holding_rolesOfAReseller_belowTheirApplicationsCeiling_byWholeNames() {
        var server = world.resourceServer().id();
        for (var name : List.of("a_b:read", "a_b:reader", "axb:read")) {
            world.write(
                    tx ->
                            tx.permissions()
                                    .put(
                                            new Permission(
                                                    name,
                                                    server,
                                                    "A",
                                                    Set.of(PrincipalKind.USER),
                                                    Surface.API,
                                                    false,
                                                    1)));
        }
        var reseller = world.reseller();
        var one = world.application(reseller);
        var low = world.application(reseller);
        var foreign = world.application();
        ceiling(one, "a_b:read", "axb:read", "a_b:reader");
        ceiling(low, "axb:read");
        ceiling(foreign, "a_b:read");
        holding(low, "a_b:read");
        holding(foreign, "a_b:read");
        holding(one, "axb:read");
        holding(one, "a_b:reader");
        var first = holding(one, "a_b:read");
        var second = holding(one, "a_b:read", "axb:read");
        var wanted = Set.of("a_b:read", "no:such");

        assertThat(list(tx -> tx.roles().holding(reseller.id(), wanted, 9)))
                .containsExactlyInAnyOrder(first, second);
        assertThat(list(tx -> tx.roles().holding(reseller.id(), wanted, 1))).hasSize(1);
        assertThat(store.<Integer>read(tx -> tx.roles().countHolding(reseller.id(), wanted)))
                .isEqualTo(2);
        assertThat(list(tx -> tx.roles().holding(reseller.id(), Set.of(), 9))).isEmpty();
    }

    @Test
    void removed_isTakenFromClientsMembersAndInvitations() {
        var application = world.application();
        var role = world.role(application, "Reader");
        var kept = world.role(application, "Writer");
        var client = world.client(application, role, kept);
        var user = world.user();
        world.write(tx -> tx.memberships().put(membership(user, application, role, kept)));
        var invitation =
                new Invitation(
                        world.id(),
                        world.hash(),
                        new Inviter.Program(),
                        user.email(),
                        application.id(),
                        Set.of(role.id(), kept.id()),
                        null,
                        Set.of(),
                        world.now(),
                        0,
                        null);
        world.write(tx -> tx.invitations().insert(invitation));

        assertThat(store.<Boolean>write(tx -> tx.roles().remove(role.id()))).isTrue();
        assertThat(store.<Boolean>write(tx -> tx.roles().remove(role.id()))).isFalse();

        assertThat(find(tx -> tx.roles().find(role.id()))).isEmpty();
        assertThat(find(tx -> tx.clients().find(client.id())).orElseThrow().roles())
                .containsExactly(kept.id());
        assertThat(find(tx -> tx.invitations().find(invitation.id())).orElseThrow().roles())
                .containsExactly(kept.id());
        assertThat(find(tx -> tx.memberships().find(user.id(), application.id())).orElseThrow())
                .isEqualTo(new Membership(user.id(), application.id(), Set.of(kept.id()), 2));
    }

    @Test
    void removed_makesEditsOfItsClientsStale() {
        var application = world.application();
        var role = world.role(application, "Reader");
        var client = world.client(application, role);
        var other = world.client(application);

        world.write(tx -> tx.roles().remove(role.id()));

        assertThat(store.<Boolean>write(tx -> tx.clients().update(client))).isFalse();
        assertThat(store.<Boolean>write(tx -> tx.clients().update(other))).isTrue();
    }

    private static Membership membership(User user, Application application, Role... roles) {
        var ids = Set.of(roles).stream().map(Role::id).collect(Collectors.toSet());
        return new Membership(user.id(), application.id(), ids, 1);
    }
}
