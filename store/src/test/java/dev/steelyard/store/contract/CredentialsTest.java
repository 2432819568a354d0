package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.client.ClientFilter;
import dev.steelyard.domain.client.credential.Credential;
import dev.steelyard.domain.client.credential.CredentialFilter;
import dev.steelyard.domain.client.credential.HeldCredential;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.search.TimedPageRequest;
import dev.steelyard.domain.secret.SecretKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CredentialsTest extends StoreContract {
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
    void liveKeys_ofSeveralClients_withoutSecretsAndEndedOnes() {
        var one = world.client().id();
        var other = world.client().id();
        var lasting = credential(one, SecretKind.API_KEY, null);
        var ending = credential(other, SecretKind.API_KEY, world.now().plusMillis(1));
        credential(one, SecretKind.API_KEY, world.now());
        credential(other, SecretKind.CLIENT_SECRET, null);
        credential(world.client().id(), SecretKind.API_KEY, null);

        assertThat(list(tx -> tx.credentials().liveKeys(List.of(one, other), world.now())))
                .containsExactly(lasting, ending);
        assertThat(list(tx -> tx.credentials().liveKeys(List.of(), world.now()))).isEmpty();
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
        assertThat(find(tx -> tx.credentials().find(credential.id())).orElseThrow().version())
                .isEqualTo(3);
        assertThat(find(tx -> tx.credentials().find(credential.id())).orElseThrow().expires())
                .isNull();
    }

    @Test
    void held_inTheOrderOfEnds_byScopeAndPages_goesWithItsApplication() {
        var application = world.application();
        var client = world.client(application);
        var late = credential(client.id(), SecretKind.API_KEY, world.now().plusSeconds(60));
        var soon = credential(client.id(), SecretKind.CLIENT_SECRET, world.now().plusSeconds(9));
        credential(client.id(), SecretKind.API_KEY, world.now().plusSeconds(999));
        credential(client.id(), SecretKind.API_KEY, null);
        credential(client.id(), SecretKind.API_KEY, world.now());
        var server = world.resourceServer();
        var ofServer =
                credential(server.id(), SecretKind.CLIENT_SECRET, world.now().plusSeconds(30));
        var owner = application.reseller();

        assertThat(held(owner, null, false, 200)).containsExactly(soon, late);
        assertThat(held(null, application.id(), false, 200)).containsExactly(soon, late);
        assertThat(held(owner, null, false, 1)).containsExactly(soon);
        assertThat(held(null, null, true, 200)).contains(soon, ofServer, late);
        assertThat(held(null, null, false, 200)).doesNotContain(ofServer);

        var other = world.reseller().id();
        var moved =
                new Application(
                        application.id(),
                        other,
                        "Mill Lane",
                        "Mill Lane Ltd",
                        null,
                        false,
                        SecondFactorPolicy.OFF,
                        1);
        assertThat(store.<Boolean>write(tx -> tx.applications().update(moved))).isTrue();
        assertThat(held(owner, null, false, 200)).isEmpty();
        assertThat(held(other, null, false, 200)).containsExactly(soon, late);
        var page = new TimedPageRequest(null, 200);
        assertThat(
                        list(
                                tx ->
                                        tx.clients()
                                                .unused(
                                                        ClientFilter.ALL.of(owner, null),
                                                        world.now().plusSeconds(1),
                                                        page)))
                .isEmpty();
        assertThat(
                        list(
                                tx ->
                                        tx.clients()
                                                .unused(
                                                        ClientFilter.ALL.of(other, null),
                                                        world.now().plusSeconds(1),
                                                        page)))
                .hasSize(1);
    }

    private List<Credential> held(
            @Nullable Id<Reseller> reseller,
            @Nullable Id<Application> application,
            boolean servers,
            int limit) {
        var filter =
                new CredentialFilter(
                        reseller,
                        application,
                        null,
                        servers,
                        world.now(),
                        world.now().plusSeconds(60),
                        null);
        return list(tx -> tx.credentials().held(filter, new TimedPageRequest(null, limit))).stream()
                .map(HeldCredential::credential)
                .toList();
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
