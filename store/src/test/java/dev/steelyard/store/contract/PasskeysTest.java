package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.factor.Passkey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PasskeysTest extends StoreContract {
    private static final int CROWD = 50;

    private Passkey unsaved(Id<User> user, String credential, long count) {
        return new Passkey(
                world.id(),
                user,
                "Telephone",
                credential,
                "cHVibGlj",
                count,
                true,
                false,
                Set.of("internal", "hybrid"),
                world.now(),
                null);
    }

    private Passkey passkey(Id<User> user, long count) {
        var passkey = unsaved(user, "credential-" + world.<User>id(), count);
        world.write(tx -> assertThat(tx.passkeys().insert(passkey)).isTrue());
        return passkey;
    }

    private boolean use(Passkey passkey, long count) {
        return store.write(
                tx -> tx.passkeys().use(passkey.id(), count, true, world.now().plusSeconds(5)));
    }

    private Passkey stored(Passkey passkey) {
        return find(tx -> tx.passkeys().find(passkey.credentialId())).orElseThrow();
    }

    @Test
    void handle_theFirstStays() {
        var user = world.user().id();
        assertThat(find(tx -> tx.passkeys().handle(user))).isEmpty();
        assertThat(store.<String>write(tx -> tx.passkeys().handle(user, "first")))
                .isEqualTo("first");
        assertThat(store.<String>write(tx -> tx.passkeys().handle(user, "second")))
                .isEqualTo("first");
        assertThat(find(tx -> tx.passkeys().handle(user))).contains("first");
    }

    @Test
    void handle_manyAtOnce_allGetOne() throws Exception {
        var user = world.user().id();
        var answers =
                Crowd.of(
                        CROWD,
                        () ->
                                store.<String>write(
                                        tx -> tx.passkeys().handle(user, world.<User>id().hex())));
        assertThat(Set.copyOf(answers)).hasSize(1);
    }

    @Test
    void insert_isReadBack_byCredentialAndByUser() {
        var user = world.user().id();
        var first = passkey(user, 0);
        var second = passkey(user, 7);
        passkey(world.user().id(), 0);
        assertThat(stored(first)).usingRecursiveComparison().isEqualTo(first);
        assertThat(list(tx -> tx.passkeys().ofUser(user))).isEqualTo(List.of(first, second));
        assertThat(find(tx -> tx.passkeys().find("none"))).isEmpty();
    }

    @Test
    void insert_credentialOfAnyUserAgain_isRefused() {
        var passkey = passkey(world.user().id(), 0);
        var other = unsaved(world.user().id(), passkey.credentialId(), 0);
        assertThat(store.<Boolean>write(tx -> tx.passkeys().insert(other))).isFalse();
        assertThat(stored(passkey)).isEqualTo(passkey);
    }

    @Test
    void renameAndRemove_ofThatUserOnly() {
        var user = world.user().id();
        var stranger = world.user().id();
        var passkey = passkey(user, 0);
        var id = passkey.id();
        assertThat(store.<Boolean>write(tx -> tx.passkeys().rename(stranger, id, "Mine")))
                .isFalse();
        assertThat(store.<Boolean>write(tx -> tx.passkeys().rename(user, id, "Key"))).isTrue();
        assertThat(stored(passkey).name()).isEqualTo("Key");
        assertThat(store.<Boolean>write(tx -> tx.passkeys().remove(stranger, id))).isFalse();
        assertThat(store.<Boolean>write(tx -> tx.passkeys().remove(user, id))).isTrue();
        assertThat(store.<Boolean>write(tx -> tx.passkeys().remove(user, id))).isFalse();
        assertThat(use(passkey, 1)).isFalse();
    }

    @Test
    void remove_manyAtOnce_exactlyOneDoes() throws Exception {
        var passkey = passkey(world.user().id(), 0);
        assertThat(
                        Crowd.of(
                                CROWD,
                                () ->
                                        store.<Boolean>write(
                                                tx ->
                                                        tx.passkeys()
                                                                .remove(
                                                                        passkey.user(),
                                                                        passkey.id()))))
                .containsOnlyOnce(true);
    }

    @Test
    void removeAll_ofThatUserOnly() {
        var user = world.user().id();
        passkey(user, 0);
        passkey(user, 0);
        var other = passkey(world.user().id(), 0);
        assertThat(store.<Integer>write(tx -> tx.passkeys().removeAll(user))).isEqualTo(2);
        assertThat(list(tx -> tx.passkeys().ofUser(user))).isEmpty();
        assertThat(stored(other)).isEqualTo(other);
    }

    @Test
    void use_counterMustRise_unlessItNeverCounts() {
        var counting = passkey(world.user().id(), 3);
        assertThat(use(counting, 3)).isFalse();
        assertThat(use(counting, 2)).isFalse();
        assertThat(use(counting, 0)).isFalse();
        assertThat(stored(counting)).isEqualTo(counting);
        assertThat(use(counting, 4)).isTrue();
        assertThat(stored(counting).signCount()).isEqualTo(4);
        assertThat(stored(counting).backedUp()).isTrue();
        assertThat(stored(counting).lastUsed()).isEqualTo(world.now().plusSeconds(5));

        var silent = passkey(world.user().id(), 0);
        assertThat(use(silent, 0)).isTrue();
        assertThat(use(silent, 0)).isTrue();
        assertThat(use(silent, 1)).isTrue();
        assertThat(use(silent, 0)).isFalse();
    }

    @Test
    void use_oneCounterManyTimesAtOnce_exactlyOneIsAccepted() throws Exception {
        var passkey = passkey(world.user().id(), 3);
        assertThat(Crowd.of(CROWD, () -> use(passkey, 4))).containsOnlyOnce(true);
    }

    @Test
    void challenge_manyAtOnce_exactlyOneIsTheFirst_untilMinutesAfterItsEnd() throws Exception {
        var challenge = world.<User>id().hex();
        var until = world.now().plusSeconds(60);
        assertThat(list(tx -> List.of(tx.usedChallenges().isUsed(challenge)))).containsOnly(false);
        assertThat(
                        Crowd.of(
                                CROWD,
                                () ->
                                        store.<Boolean>write(
                                                tx -> tx.usedChallenges().use(challenge, until))))
                .containsOnlyOnce(true);
        assertThat(list(tx -> List.of(tx.usedChallenges().isUsed(challenge)))).containsOnly(true);
        sweep(until.plus(Duration.ofMinutes(5)));
        assertThat(store.<Boolean>write(tx -> tx.usedChallenges().use(challenge, until))).isFalse();
        sweep(until.plus(Duration.ofMinutes(5)).plusMillis(1));
        assertThat(store.<Boolean>write(tx -> tx.usedChallenges().use(challenge, until))).isTrue();
    }
}
