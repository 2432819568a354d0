package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.AccountLink;
import dev.steelyard.domain.link.AccountLink.Purpose;
import dev.steelyard.domain.link.AccountReset;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountLinksTest extends StoreContract {
    private static final Duration LIFE = Duration.ofMinutes(30);

    private AccountLink link(User user, Purpose purpose, @Nullable EmailAddress address) {
        var link =
                new AccountLink(
                        world.id(),
                        world.hash(),
                        user.id(),
                        purpose,
                        address == null ? "user:" + user.id() : null,
                        address != null,
                        address,
                        world.now().plus(LIFE),
                        null,
                        null);
        world.write(tx -> tx.accountLinks().insert(link));
        return link;
    }

    private AccountLink link(User user, Purpose purpose) {
        return link(user, purpose, null);
    }

    private boolean consume(AccountLink link, Instant now) {
        return store.write(tx -> tx.accountLinks().consume(link.id(), now));
    }

    private AccountLink now(Id<AccountLink> id) {
        return find(tx -> tx.accountLinks().find(id)).orElseThrow();
    }

    @Test
    void inserted_isFound() {
        var user = world.user();
        var reset = link(user, Purpose.PASSWORD_RESET);
        var change = link(user, Purpose.ADDRESS_CHANGE, new EmailAddress("New@example.com"));

        assertThat(now(reset.id())).isEqualTo(reset);
        assertThat(now(change.id())).isEqualTo(change);
        assertThat(find(tx -> tx.accountLinks().find(world.id()))).isEmpty();
    }

    @Test
    void manyConsumers_oneWins() throws Exception {
        var link = link(world.user(), Purpose.PASSWORD_RESET);
        var now = world.now();

        assertThat(Crowd.of(16, () -> consume(link, now))).containsOnlyOnce(true);
        assertThat(now(link.id()).used()).isEqualTo(now);
    }

    @Test
    void expired_isNotConsumed() {
        var link = link(world.user(), Purpose.PASSWORD_RESET);

        assertThat(consume(link, link.expires())).isFalse();
        assertThat(now(link.id()).open(link.expires())).isFalse();
        assertThat(consume(link, link.expires().minusMillis(1))).isTrue();
    }

    @Test
    void endAll_endsOpenLinksOfTheUser_exceptTheUndoOfAnAddress() {
        var user = world.user();
        var used = link(user, Purpose.PASSWORD_RESET);
        var open = link(user, Purpose.PASSWORD_RESET);
        var undo = link(user, Purpose.ADDRESS_UNDO, new EmailAddress("old@example.com"));
        var others = link(world.user(), Purpose.PASSWORD_RESET);
        consume(used, world.now());

        world.write(tx -> tx.accountLinks().endAll(user.id(), world.now()));

        assertThat(now(used.id()).ended()).isNull();
        assertThat(now(open.id()).ended()).isEqualTo(world.now());
        assertThat(consume(open, world.now())).isFalse();
        assertThat(consume(undo, world.now())).isTrue();
        assertThat(consume(others, world.now())).isTrue();
    }

    @Test
    void open_ofTheUserAndPurpose_untilUsedEndedOrExpired() {
        var user = world.user();
        var undo = link(user, Purpose.ADDRESS_UNDO, new EmailAddress("before@example.com"));
        link(world.user(), Purpose.FACTOR_ENROLMENT);

        assertThat(open(user, Purpose.ADDRESS_UNDO, world.now())).isTrue();
        assertThat(open(user, Purpose.ADDRESS_UNDO, undo.expires())).isFalse();
        assertThat(open(user, Purpose.FACTOR_ENROLMENT, world.now())).isFalse();
        consume(undo, world.now());
        assertThat(open(user, Purpose.ADDRESS_UNDO, world.now())).isFalse();
        link(user, Purpose.FACTOR_ENROLMENT);
        world.write(tx -> tx.accountLinks().endAll(user.id(), world.now()));
        assertThat(open(user, Purpose.FACTOR_ENROLMENT, world.now())).isFalse();
    }

    @Test
    void unexpired_alsoOnceUsedOrEnded() {
        var user = world.user();
        assertThat(unexpired(user, world.now())).isFalse();
        var used = link(user, Purpose.ADDRESS_UNDO);
        link(world.user(), Purpose.ADDRESS_UNDO);
        consume(used, world.now());
        assertThat(unexpired(user, world.now())).isTrue();
        clock.move(Duration.ofMillis(1));
        var ended = link(user, Purpose.ADDRESS_UNDO);
        world.write(tx -> tx.accountLinks().end(user.id(), Purpose.ADDRESS_UNDO, world.now()));

        assertThat(unexpired(user, used.expires())).isTrue();
        assertThat(unexpired(user, ended.expires())).isFalse();
    }

    private boolean unexpired(User user, Instant at) {
        return store.<Boolean>read(
                tx -> tx.accountLinks().unexpired(user.id(), Purpose.ADDRESS_UNDO, at));
    }

    private boolean open(User user, Purpose purpose, Instant at) {
        return find(tx -> tx.accountLinks().open(user.id(), purpose, at)).isPresent();
    }

    @Test
    void end_endsOnePurpose() {
        var user = world.user();
        var reset = link(user, Purpose.PASSWORD_RESET);
        var enrolment = link(user, Purpose.FACTOR_ENROLMENT);

        world.write(tx -> tx.accountLinks().end(user.id(), Purpose.PASSWORD_RESET, world.now()));

        assertThat(consume(reset, world.now())).isFalse();
        assertThat(consume(enrolment, world.now())).isTrue();
    }

    @Test
    void open_isTheLatestOpenOneOfThePurpose() {
        var user = world.user();
        link(user, Purpose.ADDRESS_UNDO);
        assertThat(pending(user, world.now())).isEmpty();
        var change = link(user, Purpose.ADDRESS_CHANGE, new EmailAddress("New@example.com"));

        assertThat(pending(user, world.now())).contains(change);
        assertThat(pending(world.user(), world.now())).isEmpty();
        assertThat(pending(user, change.expires())).isEmpty();
        consume(change, world.now());
        assertThat(pending(user, world.now())).isEmpty();
    }

    private Optional<AccountLink> pending(User user, Instant now) {
        return find(tx -> tx.accountLinks().open(user.id(), Purpose.ADDRESS_CHANGE, now));
    }

    @Test
    void unseenReset_isTheLatestUsedOneOfStaff_untilItIsSeen() {
        var user = world.user();
        var first = link(user, Purpose.PASSWORD_RESET);
        var second = link(user, Purpose.PASSWORD_RESET);
        link(user, Purpose.PASSWORD_RESET, new EmailAddress("mailed@example.com"));
        consume(link(user, Purpose.FACTOR_ENROLMENT), world.now());
        assertThat(unseen(user)).isEmpty();
        consume(first, world.now());
        assertThat(unseen(user)).map(AccountLink::id).contains(first.id());
        consume(second, world.now());
        assertThat(unseen(user)).map(AccountLink::id).contains(second.id());
        assertThat(unseen(world.user())).isEmpty();

        world.write(tx -> tx.accountLinks().see(user.id(), world.now()));

        assertThat(unseen(user)).isEmpty();
        var third = link(user, Purpose.PASSWORD_RESET);
        consume(third, world.now());
        assertThat(unseen(user)).map(AccountLink::id).contains(third.id());
    }

    private Optional<AccountLink> unseen(User user) {
        return find(tx -> tx.accountLinks().unseenReset(user.id()));
    }

    @Test
    void endFrom_endsThoseThatExpireThenOrLater() {
        var user = world.user();
        var first = link(user, Purpose.ADDRESS_UNDO);
        clock.move(Duration.ofMillis(1));
        var second = link(user, Purpose.ADDRESS_UNDO);
        clock.move(Duration.ofMillis(1));
        var third = link(user, Purpose.ADDRESS_UNDO);
        var change = link(user, Purpose.ADDRESS_CHANGE);

        world.write(
                tx ->
                        tx.accountLinks()
                                .endFrom(
                                        user.id(),
                                        Purpose.ADDRESS_UNDO,
                                        second.expires(),
                                        world.now()));

        assertThat(consume(first, world.now())).isTrue();
        assertThat(consume(second, world.now())).isFalse();
        assertThat(consume(third, world.now())).isFalse();
        assertThat(consume(change, world.now())).isTrue();
    }

    @Test
    void expired_goesAfterThirtyDays() {
        var link = link(world.user(), Purpose.PASSWORD_RESET);

        sweep(link.expires().plus(Duration.ofDays(30)));
        assertThat(find(tx -> tx.accountLinks().find(link.id()))).isPresent();

        sweep(link.expires().plus(Duration.ofDays(30)).plusMillis(1));
        assertThat(find(tx -> tx.accountLinks().find(link.id()))).isEmpty();
    }

    @Test
    void ofNoUser_insertsNothing() {
        var link =
                new AccountLink(
                        world.id(),
                        world.hash(),
                        world.id(),
                        Purpose.PASSWORD_RESET,
                        null,
                        true,
                        null,
                        world.now().plus(LIFE),
                        null,
                        null);

        world.write(tx -> tx.accountLinks().insert(link));

        assertThat(find(tx -> tx.accountLinks().find(link.id()))).isEmpty();
    }

    @Test
    void resets_latestOfEachKindAndMaker_goAfterThirtyDays() {
        var user = world.user();
        var first = new AccountReset(user.id(), AccountReset.Kind.PASSWORD, "user:1", world.now());
        var again = new AccountReset(user.id(), first.kind(), "user:1", world.now().plusMillis(5));
        var factors =
                new AccountReset(
                        user.id(), AccountReset.Kind.FACTORS, "user:2", world.now().plusMillis(9));
        world.write(
                tx -> {
                    tx.accountResets().put(first);
                    tx.accountResets().put(again);
                    tx.accountResets().put(factors);
                });

        assertThat(list(tx -> tx.accountResets().since(user.id(), world.now())))
                .containsExactly(again, factors);
        assertThat(list(tx -> tx.accountResets().since(user.id(), factors.at())))
                .containsExactly(factors);

        sweep(factors.at().plus(Duration.ofDays(30)));
        assertThat(list(tx -> tx.accountResets().since(user.id(), world.now())))
                .containsExactly(factors);
    }
}
