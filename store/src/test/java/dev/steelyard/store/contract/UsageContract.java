package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.client.Credential;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.usage.UsageCounts.Usage;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

public abstract class UsageContract extends StoreContract {
    protected UsageContract(Supplier<String> databases) {
        super(databases);
    }

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
    void addedByManyAtOnce_nothingIsLost() throws Exception {
        var holder = world.client().id();
        var hour = world.now().truncatedTo(ChronoUnit.HOURS);
        var usages =
                IntStream.range(0, 10)
                        .mapToObj(_ -> new Usage(credential(holder), hour, 1, hour))
                        .toList();

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
        var credential =
                new Credential(
                        world.id(), holder, SecretKind.API_KEY, world.hash(), world.now(), null);
        world.write(tx -> tx.credentials().insert(credential));
        return credential.id();
    }
}
