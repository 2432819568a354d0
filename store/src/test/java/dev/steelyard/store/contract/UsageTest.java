package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.client.ClientFilter;
import dev.steelyard.domain.client.ListedClient;
import dev.steelyard.domain.client.credential.Credential;
import dev.steelyard.domain.client.credential.CredentialFilter;
import dev.steelyard.domain.decision.IssuedTokenCounts.Usage;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.search.TimedPageRequest;
import dev.steelyard.domain.secret.SecretKind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UsageTest extends StoreContract {
    @Test
    void added_isSummedPerCredentialWithItsLastUse() {
        var holder = world.client().id();
        var used = credential(holder);
        credential(holder);
        var foreign = credential(world.client().id());
        var hour = world.now().truncatedTo(ChronoUnit.HOURS);
        var next = hour.plus(Duration.ofHours(1));

        add(new Usage(used, hour, 3, hour.plusSeconds(50)), new Usage(foreign, hour, 9, hour));
        add(new Usage(used, hour, 4, hour.plusSeconds(20)));
        add(new Usage(used, next, 1, next.plusSeconds(1)), new Usage(used, next, 1, next));

        assertThat(list(tx -> tx.usage().of(holder)))
                .containsExactly(new Usage(used, next, 9, next.plusSeconds(1)));
        world.write(tx -> tx.usage().add(List.of()));
    }

    @Test
    void used_secretItsClientAndApiKeysAreNotIdle_othersAre() {
        var client = world.client();
        var secret = credential(client.id(), SecretKind.CLIENT_SECRET);
        var other = credential(client.id(), SecretKind.CLIENT_SECRET);
        var key = credential(client.id(), SecretKind.API_KEY);
        var publicOne = world.client();
        var idle = world.client();
        clock.move(Duration.ofDays(9));
        var hour = world.now().truncatedTo(ChronoUnit.HOURS);

        add(new Usage(secret, hour, 3, world.now()), new Usage(publicOne.id(), hour, 1, hour));

        assertThat(idle(hour)).contains(other.hex()).doesNotContain(secret.hex(), key.hex());
        assertThat(
                        list(
                                        tx ->
                                                tx.clients()
                                                        .unused(
                                                                ClientFilter.ALL,
                                                                hour,
                                                                new TimedPageRequest(null, 200)))
                                .stream()
                                .map(ListedClient::id))
                .contains(idle.id())
                .doesNotContain(client.id(), publicOne.id());
    }

    private List<String> idle(Instant since) {
        var filter = new CredentialFilter(null, null, null, true, world.now(), null, since);
        return list(tx -> tx.credentials().held(filter, new TimedPageRequest(null, 200))).stream()
                .map(held -> held.credential().id().hex())
                .toList();
    }

    @Test
    void addedByManyAtOnce_nothingIsLost() throws Exception {
        var holder = world.client().id();
        var hour = world.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(2));
        var usages =
                IntStream.range(0, 10)
                        .mapToObj(_ -> new Usage(credential(holder), hour, 1, hour))
                        .toList();
        // So that each of them has to tell that they are idle no more.
        clock.move(Duration.ofHours(2));

        Crowd.of(
                40,
                () -> {
                    var shuffled = new ArrayList<>(usages);
                    Collections.shuffle(shuffled);
                    world.write(tx -> tx.usage().add(shuffled));
                    return true;
                });

        assertThat(list(tx -> tx.usage().of(holder)))
                .hasSize(10)
                .allMatch(usage -> usage.count() == 40);
    }

    private void add(Usage... usages) {
        world.write(tx -> tx.usage().add(List.of(usages)));
    }

    private Id<Credential> credential(Id<?> holder) {
        return credential(holder, SecretKind.API_KEY);
    }

    private Id<Credential> credential(Id<?> holder, SecretKind kind) {
        var credential = new Credential(world.id(), holder, kind, world.hash(), world.now(), null);
        world.write(tx -> tx.credentials().insert(credential));
        return credential.id();
    }
}
