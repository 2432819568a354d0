package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.token.RefreshTokenFamily;
import dev.steelyard.domain.token.Revocation;
import dev.steelyard.domain.token.Revocation.Kind;
import dev.steelyard.domain.user.User;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RevocationsTest extends StoreContract {
    @Test
    void ofAPrincipal_holdsWhatConcernsItsTokens() {
        var client = world.<Client>id();
        var user = world.<User>id();
        var own = revoke(Kind.FAMILY, client, user);
        var session = revoke(Kind.SID, null, user);
        var machine = revoke(Kind.JTI, client, null);
        revoke(Kind.FAMILY, world.id(), user);
        revoke(Kind.FAMILY, client, world.id());
        revoke(Kind.SID, null, world.id());

        assertThat(list(tx -> tx.revocations().of(client, user, world.now())))
                .containsExactlyInAnyOrder(own, session);
        assertThat(list(tx -> tx.revocations().of(client, null, world.now())))
                .containsExactly(machine);
    }

    @Test
    void ofThemselves_whatConcernsTokensOfTheseClientsWithoutAUser() {
        var one = world.<Client>id();
        var other = world.<Client>id();
        var ofOne = revoke(Kind.JTI, one, null);
        var ofOther = revoke(Kind.JTI, other, null);
        revoke(Kind.FAMILY, one, world.id());
        revoke(Kind.JTI, world.id(), null);
        revoke(Kind.SID, null, world.id());

        assertThat(list(tx -> tx.revocations().ofThemselves(List.of(one, other), world.now())))
                .containsExactlyInAnyOrder(ofOne, ofOther);
        assertThat(list(tx -> tx.revocations().ofThemselves(List.of(), world.now()))).isEmpty();
        clock.move(Duration.ofSeconds(330));
        assertThat(list(tx -> tx.revocations().ofThemselves(List.of(one, other), world.now())))
                .isEmpty();
    }

    @Test
    void contains_thatOneThingUntilItsTime() {
        var revocation = revoke(Kind.JTI, world.id(), null);

        assertThat(contains(Kind.JTI, revocation.value())).isTrue();
        assertThat(contains(Kind.SID, revocation.value())).isFalse();

        clock.move(Duration.ofSeconds(330));
        assertThat(contains(Kind.JTI, revocation.value())).isFalse();
    }

    @Test
    void revokedAgain_untilTheLaterTime() {
        var revocation = revoke(Kind.FAMILY, world.id(), world.id());
        var longer =
                new Revocation(
                        revocation.kind(),
                        revocation.value(),
                        revocation.client(),
                        revocation.user(),
                        revocation.until().plusSeconds(60));

        world.write(tx -> tx.revoke(longer));
        world.write(tx -> tx.revoke(revocation));

        clock.move(Duration.ofSeconds(340));
        assertThat(contains(Kind.FAMILY, revocation.value())).isTrue();
    }

    private boolean contains(Kind kind, String value) {
        return store.<Boolean>read(tx -> tx.revocations().contains(kind, value, world.now()));
    }

    private Revocation revoke(Kind kind, @Nullable Id<Client> client, @Nullable Id<User> user) {
        var value = world.<RefreshTokenFamily>id().hex();
        var revocation = new Revocation(kind, value, client, user, world.now().plusSeconds(330));
        world.write(tx -> tx.revoke(revocation));
        return revocation;
    }
}
