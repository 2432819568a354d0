package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Ceiling;
import dev.steelyard.domain.permission.Permission;
import dev.steelyard.domain.permission.PrincipalKind;
import dev.steelyard.domain.permission.RoleTemplate;
import dev.steelyard.domain.permission.Surface;
import dev.steelyard.domain.resource.ResourceServer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PermissionsTest extends StoreContract {
    @Test
    void put_insertsThenReplacesAndCountsVersions() {
        var server = world.resourceServer();
        var first = permission(server, "documents:read", "Read", 7);
        var second = permission(server, "documents:read", "Read all", 7);

        world.write(tx -> tx.permissions().put(first));
        assertThat(find(tx -> tx.permissions().find("documents:read")))
                .contains(permission(server, "documents:read", "Read", 1));

        world.write(tx -> tx.permissions().put(second));
        assertThat(find(tx -> tx.permissions().find("documents:read")))
                .contains(permission(server, "documents:read", "Read all", 2));
        assertThat(list(tx -> tx.permissions().of(server.id()))).hasSize(1);
    }

    @Test
    void holdersOfEitherKindAndNone_areKept() {
        var server = world.resourceServer();
        var none = new Permission("none:x", server.id(), "None", Set.of(), Surface.MQTT, true, 1);
        var users =
                new Permission(
                        "users:x",
                        server.id(),
                        "Users",
                        Set.of(PrincipalKind.USER),
                        Surface.API,
                        false,
                        1);

        world.write(
                tx -> {
                    tx.permissions().put(users);
                    tx.permissions().put(none);
                });

        assertThat(list(tx -> tx.permissions().of(server.id()))).containsExactly(none, users);
        assertThat(list(tx -> tx.permissions().list())).contains(none, users);
    }

    @Test
    void removed_isGone() {
        var server = world.resourceServer();
        world.write(tx -> tx.permissions().put(permission(server, "gone:x", "Gone", 1)));

        assertThat(store.<Boolean>write(tx -> tx.permissions().remove("gone:x"))).isTrue();
        assertThat(store.<Boolean>write(tx -> tx.permissions().remove("gone:x"))).isFalse();
        assertThat(find(tx -> tx.permissions().find("gone:x"))).isEmpty();
    }

    @Test
    void template_isPutListedAndRemoved() {
        var reader = new RoleTemplate("Reader", "reads", Set.of("a:read", "b:read"), 1);
        var empty = new RoleTemplate("Empty", "", Set.of(), 1);

        world.write(
                tx -> {
                    tx.permissions().putTemplate(reader);
                    tx.permissions().putTemplate(empty);
                });
        assertThat(list(tx -> tx.permissions().templates())).containsExactly(empty, reader);

        world.write(tx -> tx.permissions().putTemplate(reader));
        assertThat(find(tx -> tx.permissions().findTemplate("Reader")))
                .contains(new RoleTemplate("Reader", "reads", reader.permissions(), 2));

        assertThat(store.<Boolean>write(tx -> tx.permissions().removeTemplate("Reader"))).isTrue();
        assertThat(store.<Boolean>write(tx -> tx.permissions().removeTemplate("Reader"))).isFalse();
        assertThat(find(tx -> tx.permissions().findTemplate("Reader"))).isEmpty();
    }

    @Test
    void ceiling_isEmptyUntilSet_andReplaced_whereItIsWhatItWas() {
        var holder = world.reseller().id();
        assertThat(store.<Set<String>>read(tx -> tx.ceilings().of(holder))).isEmpty();

        assertThat(set(holder, 0, "a:read", "b:read")).isTrue();
        assertThat(store.<Set<String>>read(tx -> tx.ceilings().of(holder)))
                .containsExactlyInAnyOrder("a:read", "b:read");

        assertThat(set(holder, 2)).isFalse();
        assertThat(set(holder, 0)).isFalse();
        assertThat(store.<Ceiling>read(tx -> tx.ceilings().find(holder)))
                .isEqualTo(new Ceiling(Set.of("a:read", "b:read"), 1));

        assertThat(set(holder, 1)).isTrue();
        assertThat(store.<Set<String>>read(tx -> tx.ceilings().of(holder))).isEmpty();
    }

    @Test
    void ceilingsOfSeveral_thoseThatWereSet() {
        var one = world.reseller().id();
        var other = world.application().id();
        var cleared = world.reseller().id();
        assertThat(set(one, 0, "a:read", "b:read")).isTrue();
        assertThat(set(other, 0, "a:read")).isTrue();
        assertThat(set(cleared, 0)).isTrue();

        assertThat(ceilings(List.of(one, cleared, world.id(), other)))
                .isEqualTo(
                        Map.of(
                                one,
                                Set.of("a:read", "b:read"),
                                other,
                                Set.of("a:read"),
                                cleared,
                                Set.of()));
        assertThat(ceilings(List.of())).isEmpty();
    }

    private Map<Id<?>, Set<String>> ceilings(List<Id<?>> holders) {
        return store.read(tx -> tx.ceilings().ofAll(holders));
    }

    @Test
    void wordWithASpace_isRefused_ratherThanReadBackAsTwo() {
        var holder = world.reseller().id();

        assertThatThrownBy(() -> set(holder, 0, "a:read b:write"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private boolean set(Id<?> holder, long version, String... permissions) {
        return store.write(
                tx -> tx.ceilings().set(holder, new Ceiling(Set.of(permissions), version)));
    }

    private static Permission permission(
            ResourceServer server, String name, String label, long version) {
        return new Permission(
                name,
                server.id(),
                label,
                Set.of(PrincipalKind.USER, PrincipalKind.CLIENT),
                Surface.API,
                false,
                version);
    }
}
