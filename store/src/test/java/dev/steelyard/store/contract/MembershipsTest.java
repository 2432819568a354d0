package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.MemberFilter;
import dev.steelyard.domain.user.Membership;
import dev.steelyard.domain.user.User;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MembershipsTest extends StoreContract {
    @Test
    void put_insertsThenReplacesAndCountsVersions() {
        var application = world.application();
        var role = world.role(application, "Reader");
        var other = world.role(application, "Writer");
        var user = world.user().id();

        put(new Membership(user, application.id(), Set.of(role.id(), other.id()), 9));
        assertThat(find(tx -> tx.memberships().find(user, application.id())))
                .contains(new Membership(user, application.id(), Set.of(role.id(), other.id()), 1));

        put(new Membership(user, application.id(), Set.of(other.id()), 9));
        assertThat(find(tx -> tx.memberships().find(user, application.id())))
                .contains(new Membership(user, application.id(), Set.of(other.id()), 2));
    }

    @Test
    void count_isOfOneApplication() {
        var application = world.application();
        var other = world.application();
        put(new Membership(world.user().id(), application.id(), Set.of(), 1));
        put(new Membership(world.user().id(), application.id(), Set.of(), 1));
        put(new Membership(world.user().id(), other.id(), Set.of(), 1));
        world.role(application, "Reader");
        world.role(other, "Reader");
        world.role(other, "Writer");
        world.client(other);

        assertThat(store.<Integer>read(tx -> tx.memberships().count(application.id())))
                .isEqualTo(2);
        assertThat(store.<Integer>read(tx -> tx.roles().count(application.id()))).isEqualTo(1);
        assertThat(store.<Integer>read(tx -> tx.clients().count(application.id()))).isZero();
        assertThat(store.<Integer>read(tx -> tx.clients().count(other.id()))).isEqualTo(1);
    }

    @Test
    void withoutRoles_isAMembershipAllTheSame() {
        var application = world.application().id();
        var user = world.user().id();

        put(new Membership(user, application, Set.of(), 1));

        assertThat(find(tx -> tx.memberships().find(user, application)))
                .contains(new Membership(user, application, Set.of(), 1));
    }

    @Test
    void find_byAddress_normalised_ofThisApplicationOnly() {
        var application = world.application().id();
        var elsewhere = world.application().id();
        var user = world.user();
        put(new Membership(user.id(), application, Set.of(), 1));
        put(new Membership(world.user().id(), application, Set.of(), 1));
        var shouted = new EmailAddress(user.email().written().toUpperCase(Locale.ROOT));

        var filter = new MemberFilter(null, shouted, null);

        assertThat(
                        list(
                                tx ->
                                        tx.memberships()
                                                .ofApplication(
                                                        application, filter, PageRequest.FIRST)))
                .containsExactly(new Membership(user.id(), application, Set.of(), 1));
        assertThat(list(tx -> tx.memberships().ofApplication(elsewhere, filter, PageRequest.FIRST)))
                .isEmpty();
    }

    @Test
    void removed_isGoneAndAnotherStays() {
        var application = world.application();
        var role = world.role(application, "Reader");
        var user = world.user().id();
        var stays = new Membership(world.user().id(), application.id(), Set.of(role.id()), 1);
        put(new Membership(user, application.id(), Set.of(role.id()), 1));
        put(stays);

        assertThat(remove(user, application.id())).isTrue();
        assertThat(remove(user, application.id())).isFalse();

        assertThat(find(tx -> tx.memberships().find(user, application.id()))).isEmpty();
        assertThat(
                        list(
                                tx ->
                                        tx.memberships()
                                                .ofApplication(
                                                        application.id(),
                                                        MemberFilter.ALL,
                                                        PageRequest.FIRST)))
                .containsExactly(stays);
    }

    @Test
    void ofUser_andOfApplicationByUsersIds() {
        var application = world.application().id();
        var user = world.user().id();
        var elsewhere = new Membership(user, world.application().id(), Set.of(), 1);
        var here = new Membership(user, application, Set.of(), 1);
        put(here);
        put(elsewhere);
        put(new Membership(world.user().id(), application, Set.of(), 1));

        assertThat(list(tx -> tx.memberships().ofUser(user)))
                .containsExactlyInAnyOrder(here, elsewhere);
        var all =
                list(
                        tx ->
                                tx.memberships()
                                        .ofApplication(
                                                application, MemberFilter.ALL, PageRequest.FIRST));
        assertThat(all).hasSize(2);
        var after = new PageRequest(all.getFirst().user().hex(), 5);
        assertThat(list(tx -> tx.memberships().ofApplication(application, MemberFilter.ALL, after)))
                .containsExactly(all.getLast());
    }

    private void put(Membership membership) {
        world.write(tx -> tx.memberships().put(membership));
    }

    private boolean remove(Id<User> user, Id<Application> application) {
        return store.<Boolean>write(tx -> tx.memberships().remove(user, application));
    }
}
