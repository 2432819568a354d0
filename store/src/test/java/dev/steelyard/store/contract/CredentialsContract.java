package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.client.Credential;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.SecretKind;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

public abstract class CredentialsContract extends StoreContract {
    protected CredentialsContract(Supplier<String> databases) {
        super(databases);
    }

    @Test
    void ofAHolder_endedOnesIncluded_oldestFirst() {
        var holder = world.client().id();
        var old = credential(holder, SecretKind.API_KEY, world.now());
        clock.move(Duration.ofHours(1));
        var young = credential(holder, SecretKind.CLIENT_SECRET, null);
        credential(world.resourceServer().id(), SecretKind.CLIENT_SECRET, null);

        assertThat(find(tx -> tx.credentials().find(young.id()))).contains(young);
        assertThat(list(tx -> tx.credentials().of(holder))).containsExactly(old, young);
    }

    @Test
    void expiry_isSetForItsHolderOnly() {
        var holder = world.client().id();
        var credential = credential(holder, SecretKind.API_KEY, null);
        var end = world.now().plusSeconds(60);

        assertThat(setExpiry(credential, world.client().id(), end)).isFalse();
        assertThat(find(tx -> tx.credentials().find(credential.id()))).contains(credential);

        assertThat(setExpiry(credential, holder, end)).isTrue();
        assertThat(find(tx -> tx.credentials().find(credential.id())).orElseThrow().expires())
                .isEqualTo(end);

        assertThat(setExpiry(credential, holder, null)).isTrue();
        assertThat(find(tx -> tx.credentials().find(credential.id())).orElseThrow().expires())
                .isNull();
    }

    private boolean setExpiry(Credential credential, Id<?> holder, @Nullable Instant expires) {
        return store.<Boolean>write(
                tx -> tx.credentials().setExpiry(credential.id(), holder, expires));
    }

    private Credential credential(Id<?> holder, SecretKind kind, @Nullable Instant expires) {
        var credential =
                new Credential(world.id(), holder, kind, world.hash(), world.now(), expires);
        world.write(tx -> tx.credentials().insert(credential));
        return credential;
    }
}
