package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.ClientSettings;
import dev.steelyard.domain.client.LogoutChannels;
import dev.steelyard.domain.logout.LogoutDelivery;
import dev.steelyard.domain.session.Participant;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.user.User;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

public abstract class LogoutDeliveriesContract extends StoreContract {
    protected LogoutDeliveriesContract(Supplier<String> databases) {
        super(databases);
    }

    @Test
    void joined_onceEach_untilTheSessionEnds() {
        var session = world.session(world.user());
        var client = client(null);

        assertThat(join(session, client)).isTrue();
        assertThat(join(session, client)).isTrue();
        world.write(tx -> tx.sessions().end(session.id(), world.now()));
        assertThat(join(session, client(null))).isFalse();

        assertThat(list(tx -> tx.sessions().participants(session.id())))
                .containsExactly(new Participant(client.id(), session.id()));
    }

    @Test
    void handedOver_keepTheirOwnSid() {
        var user = world.user();
        var first = world.session(user);
        var second = world.session(user);
        var third = world.session(user);
        var client = client(null);
        join(first, client);
        world.write(tx -> tx.sessions().handOver(first.id(), second.id()));
        join(second, client);
        world.write(tx -> tx.sessions().handOver(second.id(), third.id()));

        assertThat(list(tx -> tx.sessions().participants(third.id())))
                .containsExactlyInAnyOrder(
                        new Participant(client.id(), first.id()),
                        new Participant(client.id(), second.id()));
    }

    @Test
    void added_forClientsWithABackChannelOnly_takenOnceAtATime() throws Exception {
        var user = world.user();
        var session = world.session(user);
        var client = client("https://app.example.com/out");
        join(session, client);
        join(session, client(null));
        add(session, user);
        add(session, user);

        var taken = Crowd.of(20, () -> take(client));

        assertThat(taken.stream().flatMap(Optional::stream))
                .containsExactly(new LogoutDelivery(client.id(), session.id(), user.id(), 1));
        assertThat(list(tx -> tx.logoutDeliveries().due(world.now(), 100)))
                .doesNotContain(client.id());

        clock.move(Duration.ofSeconds(30));
        assertThat(list(tx -> tx.logoutDeliveries().due(world.now(), 100))).contains(client.id());
        var again = take(client).orElseThrow();
        assertThat(again.attempts()).isEqualTo(2);

        world.write(tx -> tx.logoutDeliveries().remove(again));
        clock.move(Duration.ofSeconds(30));
        assertThat(take(client)).isEmpty();
    }

    @Test
    void postponed_unlessAnotherHasTakenIt() {
        var user = world.user();
        var session = world.session(user);
        var client = client("https://app.example.com/out");
        join(session, client);
        add(session, user);
        var first = take(client).orElseThrow();
        clock.move(Duration.ofSeconds(30));
        var second = take(client).orElseThrow();

        world.write(tx -> tx.logoutDeliveries().postpone(first, world.now()));
        assertThat(take(client)).isEmpty();
        world.write(tx -> tx.logoutDeliveries().postpone(second, world.now().plusSeconds(60)));
        clock.move(Duration.ofSeconds(59));
        assertThat(take(client)).isEmpty();
        clock.move(Duration.ofSeconds(1));
        assertThat(take(client)).isPresent();
    }

    @Test
    void swept_theSessionsParticipantsGoToo_whatIsToBeToldStays() {
        var user = world.user();
        var session = world.session(user);
        var client = client("https://app.example.com/out");
        join(session, client);
        add(session, user);
        world.write(tx -> tx.sessions().end(session.id(), world.now()));
        clock.move(Duration.ofDays(2));

        sweep(world.now());

        assertThat(list(tx -> tx.sessions().participants(session.id()))).isEmpty();
        assertThat(take(client)).isPresent();
    }

    private boolean join(Session session, Client client) {
        return store.<Boolean>write(tx -> tx.sessions().join(session.id(), client.id()));
    }

    private void add(Session session, User user) {
        world.write(tx -> tx.logoutDeliveries().add(session.id(), user.id(), world.now()));
    }

    private Optional<LogoutDelivery> take(Client client) {
        var now = world.now();
        return store.write(tx -> tx.logoutDeliveries().take(client.id(), now, now.plusSeconds(30)));
    }

    private Client client(@Nullable String backchannel) {
        var like = world.unsaved(world.application());
        var client =
                new Client(
                        like.id(),
                        like.application(),
                        null,
                        like.management(),
                        like.name(),
                        like.type(),
                        like.grantTypes(),
                        like.redirectUris(),
                        like.postLogoutRedirectUris(),
                        like.origins(),
                        like.roles(),
                        ClientSettings.SAFE.with(
                                new LogoutChannels(backchannel, true, null, false)),
                        false,
                        1);
        world.write(tx -> tx.clients().insert(client));
        return client;
    }
}
