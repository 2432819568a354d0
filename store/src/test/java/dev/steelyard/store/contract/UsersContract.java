package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.store.Page;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.User;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

public abstract class UsersContract extends StoreContract {
    protected UsersContract(Supplier<String> databases) {
        super(databases);
    }

    @Test
    void inserted_isFoundByIdAndByAnyWritingOfItsAddress() {
        Id<User> id = world.id();
        var user =
                new User(id, new EmailAddress("Ada." + id + "@Example.com"), "Ada", false, true, 1);

        assertThat(insert(user)).isTrue();

        assertThat(find(tx -> tx.users().find(id))).contains(user);
        var otherwise = new EmailAddress("aDA." + id + "@eXAMPLE.COM");
        assertThat(find(tx -> tx.users().findByEmail(otherwise))).contains(user);
    }

    @Test
    void addressThatIsTaken_answersFalseAndLeavesTheFirst() {
        var user = world.user();
        var upper = new EmailAddress(user.email().written().replace("E", "e"));
        var second = new User(world.id(), upper, "Eve", false, false, 1);

        assertThat(insert(second)).isFalse();

        assertThat(find(tx -> tx.users().findByEmail(upper))).contains(user);
        assertThat(find(tx -> tx.users().find(second.id()))).isEmpty();
    }

    @Test
    void fiftyThreadsWithOneAddress_oneInserted() throws Exception {
        var email = new EmailAddress(world.id() + "@example.com");

        var answers =
                Crowd.of(50, () -> insert(new User(world.id(), email, "Ada", false, false, 1)));

        assertThat(answers).containsOnlyOnce(true);
    }

    @Test
    void updatedAtItsVersion_raisesIt_atAnOlderOneDoesNothing() {
        var user = world.user();
        var email = new EmailAddress("New." + user.email().written());
        var changed = new User(user.id(), email, "Ada L.", false, true, 1);

        assertThat(store.<Boolean>write(tx -> tx.users().update(changed))).isTrue();
        assertThat(store.<Boolean>write(tx -> tx.users().update(user))).isFalse();

        assertThat(find(tx -> tx.users().findByEmail(email)))
                .contains(new User(user.id(), email, "Ada L.", false, true, 2));
        assertThat(find(tx -> tx.users().findByEmail(user.email()))).isEmpty();
    }

    @Test
    void password_isNoneUntilSet_andReplaced() {
        var user = world.user();
        assertThat(find(tx -> tx.users().password(user.id()))).isEmpty();

        world.write(tx -> tx.users().setPassword(user.id(), "$argon2id$first"));
        world.write(tx -> tx.users().setPassword(user.id(), "$argon2id$second"));

        assertThat(find(tx -> tx.users().password(user.id()))).contains("$argon2id$second");
    }

    @Test
    void list_byPages() {
        world.user();
        world.user();
        var all = list(tx -> tx.users().list(Page.FIRST));

        assertThat(list(tx -> tx.users().list(new Page(all.getFirst().id().hex(), 1))))
                .containsExactly(all.get(1));
    }

    private boolean insert(User user) {
        return store.<Boolean>write(tx -> tx.users().insert(user));
    }
}
