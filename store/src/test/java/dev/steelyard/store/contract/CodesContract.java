package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.token.AuthorizationCode;
import dev.steelyard.domain.token.Redemption;
import java.time.Duration;
import java.util.Collections;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

public abstract class CodesContract extends StoreContract {
    protected CodesContract(Supplier<String> databases) {
        super(databases);
    }

    @Test
    void inserted_isFoundAsItWas() {
        var plain = code("nonce", "challenge");
        var bare = code(null, null);

        assertThat(find(tx -> tx.codes().find(plain.id()))).contains(plain);
        assertThat(find(tx -> tx.codes().find(bare.id()))).contains(bare);
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

    private Redemption redeem(AuthorizationCode code) {
        return store.write(tx -> tx.codes().redeem(code.id(), world.now()));
    }

    private AuthorizationCode code(@Nullable String nonce, @Nullable String challenge) {
        var user = world.user();
        var code =
                new AuthorizationCode(
                        world.id(),
                        world.hash(),
                        world.client().id(),
                        user.id(),
                        world.session(user).id(),
                        world.id(),
                        "https://app.example.com/callback",
                        "openid documents:read",
                        "https://api.example.com",
                        nonce,
                        challenge,
                        world.now(),
                        world.now().plusSeconds(60),
                        null);
        world.write(tx -> tx.codes().insert(code));
        return code;
    }
}
