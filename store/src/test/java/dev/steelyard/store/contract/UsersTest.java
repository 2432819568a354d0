package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.SearchPrefix;
import dev.steelyard.domain.user.User;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class UsersTest extends StoreContract {
    @Test
    void failedLogins_areCountedOfAUser_andForgottenWithANewPassword() throws Exception {
        var user = world.user();
        var other = world.user();
        Crowd.of(
                20,
                () ->
                        store.<Boolean>write(
                                tx -> {
                                    tx.users().countFailedLogin(user.email());
                                    tx.users().countFailedLogin(new EmailAddress("no@example.org"));
                                    return true;
                                }));
        assertThat(failedLogins(user)).isEqualTo(20);
        assertThat(failedLogins(other)).isZero();
        world.write(tx -> tx.users().setPassword(user.id(), "phc"));
        assertThat(failedLogins(user)).isZero();
        world.write(tx -> tx.users().countFailedLogin(user.email()));
        assertThat(failedLogins(user)).isEqualTo(1);
        world.write(tx -> tx.users().forgetFailedLogins(user.id()));
        assertThat(failedLogins(user)).isZero();
    }

    private int failedLogins(User user) {
        return store.<Integer>read(tx -> tx.users().failedLogins(user.id()));
    }

    @Test
    void findAll_answersThoseThatExist() {
        var first = world.user();
        var second = world.user();

        assertThat(list(tx -> tx.users().findAll(List.of(first.id(), world.id(), second.id()))))
                .containsExactlyInAnyOrder(first, second);
        assertThat(list(tx -> tx.users().findAll(List.of()))).isEmpty();
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
        var all = list(tx -> tx.users().list(null, PageRequest.FIRST));

        assertThat(list(tx -> tx.users().list(null, new PageRequest(all.getFirst().id().hex(), 1))))
                .containsExactly(all.get(1));
    }

    @Test
    void list_byTheBeginningOfAddressOrName_howeverItIsWritten() {
        var mark = "q" + world.id();
        var byEmail = named(mark + "@example.com", "Ada");
        var byName = named(world.id() + "@example.com", "\uff31" + mark.substring(1) + " Löwe");
        named(world.id() + mark + "@example.com", "Not " + mark);
        var end = named(world.id() + "@example.com", mark.substring(0, 24));

        assertThat(found(mark.toUpperCase(Locale.ROOT))).containsExactly(byEmail, byName);
        assertThat(found(mark + " LÖ")).containsExactly(byName);
        assertThat(found(mark + "%")).isEmpty();
        assertThat(found(mark.substring(0, 24))).containsExactly(byEmail, byName, end);
        var rest = new PageRequest(byEmail.id().hex(), 1);
        assertThat(list(tx -> tx.users().list(SearchPrefix.of(mark), rest)))
                .containsExactly(byName);
    }

    @Test
    void locked_othersWaitAndSeeWhatCameOfIt() throws Exception {
        var user = world.user();
        var answers =
                Crowd.of(
                        20,
                        () ->
                                store.<Boolean>write(
                                        tx -> {
                                            var is = tx.users().lock(user.id()).orElseThrow();
                                            return !is.disabled() && disable(tx, is);
                                        }));
        assertThat(answers).containsOnlyOnce(true);
    }

    private static boolean disable(Transaction tx, User is) {
        var disabled = new User(is.id(), is.email(), is.name(), true, true, is.version());
        assertThat(tx.users().update(disabled)).isTrue();
        return true;
    }

    private List<User> found(String beginning) {
        return list(tx -> tx.users().list(SearchPrefix.of(beginning), PageRequest.FIRST));
    }

    private User named(String email, String name) {
        clock.move(Duration.ofMillis(1));
        var user = new User(world.id(), new EmailAddress(email), name, false, false, 1);
        assertThat(insert(user)).isTrue();
        return user;
    }

    private boolean insert(User user) {
        return store.<Boolean>write(tx -> tx.users().insert(user));
    }

    private boolean changeAddress(User user, String address, boolean verified) {
        return store.write(
                tx -> {
                    var locked = tx.users().lock(user.id()).orElseThrow();
                    return tx.users().changeAddress(locked, new EmailAddress(address), verified);
                });
    }

    @Test
    void addressChanged_userIsFoundByItAlone() {
        var user = world.user();
        var address = new EmailAddress("new." + user.email().written());

        assertThat(changeAddress(user, address.written(), false)).isTrue();

        var now = find(tx -> tx.users().findByEmail(address)).orElseThrow();
        assertThat(now.id()).isEqualTo(user.id());
        assertThat(now.emailVerified()).isFalse();
        assertThat(now.version()).isEqualTo(user.version() + 1);
        assertThat(find(tx -> tx.users().findByEmail(user.email()))).isEmpty();
        var upper = address.written().toUpperCase(Locale.ROOT);
        assertThat(changeAddress(user, upper, true)).as("other letters").isTrue();
        assertThat(find(tx -> tx.users().find(user.id())).orElseThrow())
                .extracting(found -> found.email().written(), User::emailVerified)
                .containsExactly(upper, true);
    }

    @Test
    void addressOfAnother_isNotTaken() {
        var user = world.user();
        var other = world.user();

        assertThat(changeAddress(user, other.email().written().toUpperCase(Locale.ROOT), true))
                .isFalse();
        assertThat(find(tx -> tx.users().find(user.id()))).contains(user);
    }

    /** Also beside a new user with the address. */
    @Test
    void manyChangesToOneAddress_oneWins() throws Exception {
        var address = new EmailAddress("wanted." + world.id() + "@example.com");
        var users = new ConcurrentLinkedQueue<User>();
        for (int i = 0; i < 15; i++) {
            users.add(world.user());
        }

        var won =
                Crowd.of(
                        16,
                        () -> {
                            var user = users.poll();
                            return user == null
                                    ? store.write(tx -> tx.users().insert(newUser(address)))
                                    : (Boolean) changeAddress(user, address.written(), true);
                        });

        assertThat(won).containsOnlyOnce(true);
        assertThat(find(tx -> tx.users().findByEmail(address))).isPresent();
    }

    private User newUser(EmailAddress address) {
        return new User(world.id(), address, "Ada", false, false, 1);
    }

    @Test
    void passwordRemoved_isNone() {
        var user = world.user();
        world.write(tx -> tx.users().setPassword(user.id(), "$argon2id$"));
        world.write(tx -> tx.users().removePassword(user.id()));
        assertThat(find(tx -> tx.users().password(user.id()))).isEmpty();
    }
}
