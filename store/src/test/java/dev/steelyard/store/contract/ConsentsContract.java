package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.consent.Consent;
import dev.steelyard.domain.consent.Consent.Offline;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

public abstract class ConsentsContract extends StoreContract {
    protected ConsentsContract(Supplier<String> databases) {
        super(databases);
    }

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
                        Offline.REFUSED,
                        world.now());
        var second =
                new Consent(
                        user,
                        client,
                        Set.of(),
                        Set.of("openid", "documents:read"),
                        Offline.GRANTED,
                        world.now().plusSeconds(5));

        world.write(tx -> tx.consents().put(first));
        assertThat(find(tx -> tx.consents().find(user, client))).contains(first);

        world.write(tx -> tx.consents().put(second));
        assertThat(find(tx -> tx.consents().find(user, client))).contains(second);
        assertThat(list(tx -> tx.consents().ofUser(user))).containsExactly(second);
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
                                            Offline.NOT_ASKED,
                                            world.now()));
                });

        assertThat(store.<Boolean>write(tx -> tx.consents().withdraw(user, client))).isTrue();
        assertThat(store.<Boolean>write(tx -> tx.consents().withdraw(user, client))).isFalse();

        assertThat(list(tx -> tx.consents().ofUser(user))).containsExactly(other);
    }
}
