package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.credential.Credential;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.Inviter;
import dev.steelyard.domain.link.Transfer;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.secret.SecretKind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TransfersTest extends StoreContract {
    private Transfer offered(Application application, Inviter offerer) {
        var transfer =
                new Transfer(
                        world.id(),
                        world.hash(),
                        application.id(),
                        world.id(),
                        offerer,
                        world.now().plusSeconds(60));
        world.write(tx -> tx.transfers().put(transfer));
        return transfer;
    }

    @Test
    void anotherOfAnApplication_takesThePlaceOfTheFirst_removedOnce() {
        var application = world.application();
        var first = offered(application, new Inviter.Program());
        var second =
                offered(
                        application,
                        new Inviter.Principal(
                                new PrincipalRef(world.id(), world.id()), world.id()));
        var other = offered(world.application(), new Inviter.Program());

        assertThat(find(tx -> tx.transfers().find(first.id()))).isEmpty();
        assertThat(find(tx -> tx.transfers().find(second.id()))).contains(second);
        assertThat(find(tx -> tx.transfers().of(application.id()))).contains(second);

        assertThat(store.<Boolean>write(tx -> tx.transfers().remove(application.id()))).isTrue();
        assertThat(store.<Boolean>write(tx -> tx.transfers().remove(application.id()))).isFalse();
        assertThat(find(tx -> tx.transfers().find(other.id()))).contains(other);
    }

    @Test
    void ended_goes() {
        var transfer = offered(world.application(), new Inviter.Program());
        sweep(world.now().plusSeconds(60));
        assertThat(find(tx -> tx.transfers().find(transfer.id()))).isPresent();
        sweep(world.now().plusSeconds(61));
        assertThat(find(tx -> tx.transfers().find(transfer.id()))).isEmpty();
    }

    @Test
    void credentialsOfAnApplication_endTogether_noneLaterThanItWould() {
        var application = world.application();
        var holder = world.client(application).id();
        var soon = world.now().plusSeconds(5);
        var end = world.now().plusSeconds(60);
        var ending = credential(holder, soon);
        var lasting = credential(holder, null);
        var over = credential(holder, world.now());
        var foreign = credential(world.client().id(), null);

        assertThat(list(tx -> tx.credentials().liveOf(application.id(), world.now())))
                .containsExactlyInAnyOrder(ending, lasting);
        world.write(tx -> tx.credentials().endAll(application.id(), end));

        assertThat(expiry(ending)).isEqualTo(soon);
        assertThat(expiry(lasting)).isEqualTo(end);
        assertThat(expiry(over)).isEqualTo(over.expires());
        assertThat(expiry(foreign)).isNull();
    }

    @Test
    void endedCredentials_goAfterNinetyDays() {
        var holder = world.client().id();
        var ended = credential(holder, world.now());
        var lasting = credential(holder, null);
        clock.move(Duration.ofDays(90));
        sweep(world.now());
        assertThat(list(tx -> tx.credentials().of(holder))).hasSize(2);
        clock.move(Duration.ofMillis(1));
        sweep(world.now());
        assertThat(list(tx -> tx.credentials().of(holder))).containsExactly(lasting);
        assertThat(find(tx -> tx.credentials().find(ended.id()))).isEmpty();
    }

    private @Nullable Instant expiry(Credential credential) {
        return find(tx -> tx.credentials().find(credential.id())).orElseThrow().expires();
    }

    private Credential credential(Id<?> holder, @Nullable Instant expires) {
        var credential =
                new Credential(
                        world.id(), holder, SecretKind.API_KEY, world.hash(), world.now(), expires);
        world.write(tx -> tx.credentials().insert(credential));
        return credential;
    }
}
