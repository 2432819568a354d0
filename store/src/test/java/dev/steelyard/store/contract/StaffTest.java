package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.user.Staff;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StaffTest extends StoreContract {
    @Test
    void put_insertsThenReplacesAndCountsVersions() {
        var user = world.user().id();
        var authority = new Authority.OfReseller(world.reseller().id());
        var operator = new Authority.Operator();
        var all = Set.of(ManagementPermission.values());

        world.write(tx -> tx.staff().put(new Staff(user, operator, all, 5)));
        assertThat(find(tx -> tx.staff().find(user))).contains(new Staff(user, operator, all, 1));

        world.write(tx -> tx.staff().put(new Staff(user, authority, Set.of(), 5)));
        assertThat(find(tx -> tx.staff().find(user)))
                .contains(new Staff(user, authority, Set.of(), 2));
        assertThat(list(tx -> tx.staff().of(authority))).hasSize(1);
    }

    @Test
    void ofAnAuthority_holdsItsOnly_andRemovedIsGone() {
        var authority = new Authority.OfReseller(world.reseller().id());
        var other = new Authority.OfReseller(world.reseller().id());
        var staff = new Staff(world.user().id(), authority, Set.of(), 1);
        var foreign = new Staff(world.user().id(), other, Set.of(), 1);
        world.write(
                tx -> {
                    tx.staff().put(staff);
                    tx.staff().put(foreign);
                });

        assertThat(list(tx -> tx.staff().of(authority))).containsExactly(staff);

        assertThat(store.<Boolean>write(tx -> tx.staff().remove(staff.user()))).isTrue();
        assertThat(store.<Boolean>write(tx -> tx.staff().remove(staff.user()))).isFalse();
        assertThat(list(tx -> tx.staff().of(authority))).isEmpty();
    }
}
