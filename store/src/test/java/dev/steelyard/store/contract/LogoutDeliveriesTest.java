package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.metadata.ClientSettings;
import dev.steelyard.domain.client.metadata.LogoutChannels;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.session.LogoutDelivery;
import dev.steelyard.domain.session.Participant;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.session.WaitingClient;
import dev.steelyard.domain.user.User;
import dev.steelyard.testkit.domain.ClientBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogoutDeliveriesTest extends StoreContract {
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

    /** Else a login again and again would copy more each time. */
    @Test
    void handedOver_ofEachClientTheLatestSidsOnly() {
        var user = world.user();
        var chatty = client(null);
        var quiet = client(null);
        var session = world.session(user);
        join(session, quiet);
        for (int i = 0; i < 20; i++) {
            join(session, chatty);
            clock.move(Duration.ofMillis(1));
            var next = world.session(user);
            var before = session;
            world.write(tx -> tx.sessions().handOver(before.id(), next.id()));
            session = next;
        }
        var last = session;
        join(last, chatty);

        var participants = list(tx -> tx.sessions().participants(last.id()));
        assertThat(participants)
                .filteredOn(participant -> participant.client().equals(chatty.id()))
                .hasSizeLessThan(10)
                .contains(new Participant(chatty.id(), last.id()));
        assertThat(participants).anyMatch(participant -> participant.client().equals(quiet.id()));
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
        assertThat(due()).doesNotContain(client.id());

        clock.move(Duration.ofSeconds(30));
        assertThat(due()).contains(client.id());
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

    @Test
    void due_ofOneResellerTheFewThatWaitLongest() {
        var user = world.user();
        var session = world.session(user);
        var mine = world.application();
        var clients = new ArrayList<Id<Client>>();
        for (int i = 0; i < 5; i++) {
            var client = client("https://app.example.com/out", mine);
            clients.add(client.id());
            join(session, client);
            add(session, user);
            clock.move(Duration.ofSeconds(1));
        }
        var other = client("https://app.example.com/out");
        join(session, other);
        add(session, user);

        var due = list(tx -> tx.logoutDeliveries().due(world.now(), 1000, 2));

        assertThat(due)
                .filteredOn(waiting -> waiting.reseller().equals(mine.reseller()))
                .extracting(WaitingClient::client)
                .containsExactlyElementsOf(clients.subList(0, 2));
        assertThat(due).extracting(WaitingClient::client).contains(other.id());
    }

    @Test
    void waiting_allThatAreNotRemoved_takenOnesToo() {
        var user = world.user();
        var session = world.session(user);
        var client = client("https://app.example.com/out");
        join(session, client);
        long before = waiting();
        add(session, user);
        assertThat(waiting()).isEqualTo(before + 1);

        var taken = take(client).orElseThrow();
        assertThat(waiting()).isEqualTo(before + 1);
        world.write(tx -> tx.logoutDeliveries().remove(taken));
        assertThat(waiting()).isEqualTo(before);
    }

    private long waiting() {
        return store.<Long>read(tx -> tx.logoutDeliveries().waiting());
    }

    private List<Id<Client>> due() {
        return list(tx -> tx.logoutDeliveries().due(world.now(), 1000, 1000)).stream()
                .map(WaitingClient::client)
                .toList();
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
        return client(backchannel, world.application());
    }

    private Client client(@Nullable String backchannel, Application application) {
        var like = world.unsaved(application);
        var client =
                ClientBuilder.like(like)
                        .authority(null)
                        .settings(
                                ClientSettings.SAFE.with(
                                        new LogoutChannels(backchannel, true, null, false)))
                        .suspended(false)
                        .version(1)
                        .build();
        world.write(tx -> tx.clients().insert(client));
        return client;
    }
}
