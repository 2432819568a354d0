package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.profile.RequestedClaims;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.session.SessionLife;
import dev.steelyard.domain.token.RefreshToken;
import dev.steelyard.domain.token.RefreshTokenFamily;
import dev.steelyard.domain.user.User;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionsTest extends StoreContract {
    @Test
    void inserted_isFoundAsItWas() {
        var user = world.user();
        var session = world.session(user);
        world.session(world.user());

        assertThat(find(tx -> tx.sessions().find(session.id()))).contains(session);
        assertThat(list(tx -> tx.sessions().ofUser(user.id()))).containsExactly(session);
    }

    @Test
    void touched_isSeenLater() {
        var session = world.session(world.user());
        var later = world.now().plusSeconds(60);

        world.write(tx -> tx.sessions().touch(session.id(), later));

        assertThat(find(tx -> tx.sessions().find(session.id())).orElseThrow().lastSeen())
                .isEqualTo(later);
    }

    @Test
    void ended_onceOnly_andOfflineGrantsGoOnWithoutIt() {
        var user = world.user();
        var session = world.session(user);
        var family = family(user, session);
        var other = family(user, world.session(user));

        assertThat(end(session)).isTrue();
        var at = world.now();
        clock.move(Duration.ofSeconds(5));
        assertThat(end(session)).isFalse();

        assertThat(find(tx -> tx.sessions().find(session.id())).orElseThrow().ended())
                .isEqualTo(at);
        var after = find(tx -> tx.refreshTokens().findFamily(family.id())).orElseThrow();
        assertThat(after.session()).isNull();
        assertThat(after.ended()).isNull();
        assertThat(find(tx -> tx.refreshTokens().findFamily(other.id()))).contains(other);
    }

    @Test
    void live_neitherEndedNorIdleNorTooOld_byPages() {
        var life = new SessionLife(Duration.ofHours(12), Duration.ofDays(7));
        var user = world.user();
        var old = world.session(user);
        clock.move(Duration.ofDays(6));
        var idle = world.session(user);
        clock.move(Duration.ofDays(1));
        world.write(tx -> tx.sessions().touch(old.id(), world.now()));
        var ended = world.session(user);
        end(ended);
        var first = world.session(user);
        clock.move(Duration.ofMillis(1));
        var second = world.session(user);
        world.session(world.user());

        assertThat(live(user, life, PageRequest.FIRST)).containsExactly(first, second);
        assertThat(live(user, life, new PageRequest(first.id().hex(), 1))).containsExactly(second);
        assertThat(list(tx -> tx.sessions().ofUser(user.id()))).hasSize(5);
        assertThat(idle.live(world.now(), life)).isFalse();
    }

    private List<Session> live(User user, SessionLife life, PageRequest page) {
        return list(tx -> tx.sessions().live(user.id(), world.now(), life, page));
    }

    private boolean end(Session session) {
        return store.<Boolean>write(tx -> tx.sessions().end(session.id(), world.now()));
    }

    private RefreshTokenFamily family(User user, Session session) {
        var family =
                new RefreshTokenFamily(
                        world.id(),
                        world.client().id(),
                        user.id(),
                        session.id(),
                        "openid offline_access",
                        "https://api.example.com",
                        RequestedClaims.NONE,
                        null,
                        null,
                        world.authentication(),
                        world.now(),
                        world.now(),
                        null);
        var first = new RefreshToken(world.id(), family.id(), world.hash());
        world.write(tx -> tx.refreshTokens().begin(family, first));
        return family;
    }
}
