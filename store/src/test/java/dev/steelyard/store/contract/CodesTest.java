package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.profile.RequestedClaims;
import dev.steelyard.domain.profile.StandardClaim;
import dev.steelyard.domain.token.AuthorizationCode;
import dev.steelyard.domain.token.ClientSelection;
import dev.steelyard.domain.token.Redemption;
import dev.steelyard.domain.token.RefreshTokenFamilyRef;
import dev.steelyard.domain.user.User;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CodesTest extends StoreContract {
    private static final RequestedClaims CLAIMS =
            new RequestedClaims(
                    Set.of(StandardClaim.NAME, StandardClaim.EMAIL), Set.of(StandardClaim.EMAIL));

    @Test
    void inserted_isFoundAsItWas() {
        var plain = code("nonce", "challenge");
        var bare = code(null, null);

        assertThat(find(tx -> tx.codes().find(plain.id()))).contains(plain);
        assertThat(find(tx -> tx.codes().find(bare.id()))).contains(bare);
        assertThat(find(tx -> tx.codes().ofFamily(plain.family()))).contains(plain);
        assertThat(find(tx -> tx.codes().ofFamily(world.id()))).isEmpty();
    }

    @Test
    void redeemedTwice_firstThenReplayedWithItsFamily() {
        var code = code("nonce", "challenge");

        assertThat(redeem(code)).isEqualTo(new Redemption.First());
        assertThat(redeem(code)).isEqualTo(new Redemption.Replayed(code.family()));
        assertThat(find(tx -> tx.codes().find(code.id())).orElseThrow().used())
                .isEqualTo(world.now());
    }

    @Test
    void expired_unknown() {
        var code = code("nonce", "challenge");
        clock.move(Duration.ofSeconds(60));

        assertThat(redeem(code)).isEqualTo(new Redemption.Unknown());
    }

    @Test
    void usedAndExpired_replayed() {
        var code = code("nonce", "challenge");
        redeem(code);
        clock.move(Duration.ofMinutes(10));

        assertThat(redeem(code)).isEqualTo(new Redemption.Replayed(code.family()));
    }

    @Test
    void missing_unknown() {
        var missing = world.<AuthorizationCode>id();

        assertThat(store.<Redemption>write(tx -> tx.codes().redeem(missing, world.now())))
                .isEqualTo(new Redemption.Unknown());
    }

    @Test
    void hundredThreadsWithOneCode_oneFirst() throws Exception {
        var code = code("nonce", "challenge");

        var answers = Crowd.of(100, () -> redeem(code));

        assertThat(Collections.frequency(answers, new Redemption.First())).isEqualTo(1);
        assertThat(Collections.frequency(answers, new Redemption.Replayed(code.family())))
                .isEqualTo(99);
    }

    @Test
    void endAll_unusedOnesAreUnknown_usedOnesNameTheirFamily_othersStay() {
        var user = world.user();
        var client = world.client().id();
        var unused = codeOf(user, client);
        var used = codeOf(user, client);
        var ofAnotherClient = codeOf(user, world.client().id());
        var ofAnotherUser = codeOf(world.user(), client);
        redeem(used);

        var only = new ClientSelection.OfClient(client);
        var families = store.write(tx -> tx.codes().endAll(user.id(), only));

        assertThat(families)
                .containsExactly(new RefreshTokenFamilyRef(used.family(), client, world.now()));
        assertThat(redeem(unused)).isEqualTo(new Redemption.Unknown());
        assertThat(redeem(used)).isEqualTo(new Redemption.Replayed(used.family()));
        assertThat(redeem(ofAnotherClient)).isEqualTo(new Redemption.First());
        assertThat(redeem(ofAnotherUser)).isEqualTo(new Redemption.First());
    }

    @Test
    void endAllOfAClient_unusedOnesAreUnknown_whoeversTheyAre_othersStay() {
        var client = world.client().id();
        var unused = codeOf(world.user(), client);
        var used = codeOf(world.user(), client);
        var ofAnotherClient = code("nonce", "challenge");
        redeem(used);

        world.write(tx -> tx.codes().endAll(client));

        assertThat(redeem(unused)).isEqualTo(new Redemption.Unknown());
        assertThat(redeem(used)).isEqualTo(new Redemption.Replayed(used.family()));
        assertThat(redeem(ofAnotherClient)).isEqualTo(new Redemption.First());
    }

    /** Whichever is first, what came of the code is found by whoever ends it. */
    @Test
    void endAllWhileRedeemed_goneOrItsFamilyIsNamed() throws Exception {
        for (int round = 0; round < 20; round++) {
            var code = code("nonce", "challenge");
            var first = new AtomicBoolean(true);
            var answers =
                    Crowd.<Object>of(2, () -> first.getAndSet(false) ? endAll(code) : redeem(code));
            boolean gone = answers.contains(new Redemption.Unknown());
            assertThat(answers.contains(List.of())).isEqualTo(gone);
            assertThat(answers.contains(new Redemption.First())).isNotEqualTo(gone);
        }
    }

    private List<RefreshTokenFamilyRef> endAll(AuthorizationCode code) {
        return store.write(tx -> tx.codes().endAll(code.user(), new ClientSelection.Everywhere()));
    }

    private Redemption redeem(AuthorizationCode code) {
        return store.write(tx -> tx.codes().redeem(code.id(), world.now()));
    }

    private AuthorizationCode code(@Nullable String nonce, @Nullable String challenge) {
        return code(world.user(), world.client().id(), nonce, challenge);
    }

    private AuthorizationCode codeOf(User user, Id<Client> client) {
        return code(user, client, "nonce", "challenge");
    }

    private AuthorizationCode code(
            User user, Id<Client> client, @Nullable String nonce, @Nullable String challenge) {
        var code =
                new AuthorizationCode(
                        world.id(),
                        world.hash(),
                        client,
                        user.id(),
                        world.session(user).id(),
                        world.id(),
                        nonce == null ? null : "https://app.example.com/callback",
                        "openid documents:read",
                        "https://api.example.com",
                        CLAIMS,
                        nonce,
                        challenge,
                        challenge == null ? null : "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs",
                        world.authentication(),
                        world.now().plusSeconds(60),
                        null);
        world.write(tx -> tx.codes().insert(code));
        return code;
    }
}
