package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.grant.Consent;
import dev.steelyard.domain.grant.Consent.Offline;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.profile.StandardClaim;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.user.User;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConsentsTest extends StoreContract {
    @Test
    void put_insertsThenReplaces() {
        var user = world.user().id();
        var client = world.client().id();
        var first =
                new Consent(
                        user,
                        client,
                        Set.of("https://a.example", "urn:b"),
                        Set.of("openid"),
                        Set.of(StandardClaim.NAME),
                        Offline.REFUSED,
                        world.now());
        var second =
                new Consent(
                        user,
                        client,
                        Set.of(),
                        Set.of("openid", "documents:read"),
                        Set.of(StandardClaim.NAME, StandardClaim.EMAIL),
                        Offline.GRANTED,
                        world.now().plusSeconds(5));

        world.write(tx -> tx.consents().put(first));
        assertThat(find(tx -> tx.consents().find(user, client))).contains(first);

        world.write(tx -> tx.consents().put(second));
        assertThat(find(tx -> tx.consents().find(user, client))).contains(second);
        assertThat(list(tx -> tx.consents().ofUser(user, null, PageRequest.FIRST)))
                .containsExactly(second);
    }

    @Test
    void withdrawn_isGoneAndAnotherStays() {
        var user = world.user().id();
        var client = world.client().id();
        var other =
                new Consent(
                        user,
                        world.client().id(),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Offline.NOT_ASKED,
                        world.now());
        world.write(
                tx -> {
                    tx.consents().put(other);
                    tx.consents()
                            .put(
                                    new Consent(
                                            user,
                                            client,
                                            Set.of(),
                                            Set.of(),
                                            Set.of(),
                                            Offline.NOT_ASKED,
                                            world.now()));
                });

        assertThat(store.<Boolean>write(tx -> tx.consents().withdraw(user, client))).isTrue();
        assertThat(store.<Boolean>write(tx -> tx.consents().withdraw(user, client))).isFalse();

        assertThat(list(tx -> tx.consents().ofUser(user, null, PageRequest.FIRST)))
                .containsExactly(other);
    }

    @Test
    void lists_byPages_ofUserAndOfClient() {
        var user = world.user().id();
        var client = world.client().id();
        clock.move(Duration.ofMillis(1));
        var another = world.client().id();
        var sameClient = world.user().id();
        for (var each : List.of(client, another)) {
            world.write(tx -> tx.consents().put(bare(user, each)));
        }
        world.write(tx -> tx.consents().put(bare(sameClient, client)));

        assertThat(list(tx -> tx.consents().ofUser(user, null, new PageRequest(null, 1))))
                .containsExactly(bare(user, client));
        assertThat(list(tx -> tx.consents().ofUser(user, null, new PageRequest(client.hex(), 1))))
                .containsExactly(bare(user, another));
        assertThat(list(tx -> tx.consents().ofClient(client, null, new PageRequest(null, 1))))
                .containsExactly(bare(user, client));
        assertThat(list(tx -> tx.consents().ofClient(client, null, new PageRequest(user.hex(), 1))))
                .containsExactly(bare(sameClient, client));
    }

    private Consent bare(Id<User> user, Id<Client> client) {
        return new Consent(
                user, client, Set.of(), Set.of(), Set.of(), Offline.NOT_ASKED, world.now());
    }
}
