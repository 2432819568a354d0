package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.credential.Credential;
import dev.steelyard.domain.decision.IssuedTokenCounts.Usage;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.Invitation;
import dev.steelyard.domain.link.Inviter;
import dev.steelyard.domain.profile.RequestedClaims;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.token.AuthorizationCode;
import dev.steelyard.domain.token.RefreshToken;
import dev.steelyard.domain.token.RefreshTokenFamily;
import dev.steelyard.domain.token.Revocation;
import dev.steelyard.domain.token.Revocation.Kind;
import dev.steelyard.domain.user.User;
import dev.steelyard.store.sql.transaction.Retention;
import dev.steelyard.testkit.Databases;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SweepTest extends StoreContract {
    @Test
    void codes_goAsLongAfterTheirEndAsTheirTokensMayLive() {
        var code = code();
        clock.move(Duration.ofMinutes(61));
        sweep(world.now());
        assertThat(find(tx -> tx.codes().find(code.id()))).isPresent();

        clock.move(Duration.ofSeconds(1));
        sweep(world.now());
        assertThat(find(tx -> tx.codes().find(code.id()))).isEmpty();
    }

    @Test
    void endedFamiliesAndSessions_goADayLater_liveOnesStay() {
        var user = world.user();
        var ended = world.session(user);
        var live = world.session(user);
        var endedFamily = family(user, ended);
        var liveFamily = family(user, live);
        world.write(
                tx -> {
                    tx.sessions().end(ended.id(), world.now());
                    tx.refreshTokens().end(endedFamily.family(), world.now());
                });

        clock.move(Duration.ofHours(23));
        sweep(world.now());
        assertThat(find(tx -> tx.refreshTokens().find(endedFamily.id()))).isPresent();

        clock.move(Duration.ofHours(2));
        sweep(world.now());
        assertThat(find(tx -> tx.refreshTokens().find(endedFamily.id()))).isEmpty();
        assertThat(find(tx -> tx.refreshTokens().findFamily(endedFamily.family()))).isEmpty();
        assertThat(find(tx -> tx.sessions().find(ended.id()))).isEmpty();
        assertThat(find(tx -> tx.refreshTokens().find(liveFamily.id()))).isPresent();
        assertThat(find(tx -> tx.sessions().find(live.id()))).isPresent();
    }

    @Test
    void idle_goOnceTheyCantBeUsed_andFamiliesOutliveTheirSession() {
        var user = world.user();
        var session = world.session(user);
        var family = family(user, session);
        clock.move(RETENTION.idleSessions());
        sweep(world.now());
        assertThat(find(tx -> tx.sessions().find(session.id()))).isPresent();

        clock.move(RETENTION.idleFamilies().minus(RETENTION.idleSessions()));
        world.write(tx -> tx.refreshTokens().use(family, world.now()));
        sweep(world.now());
        assertThat(find(tx -> tx.sessions().find(session.id()))).isEmpty();
        assertThat(
                        find(tx -> tx.refreshTokens().findFamily(family.family()))
                                .orElseThrow()
                                .session())
                .isNull();

        clock.move(RETENTION.idleFamilies().plusSeconds(1));
        sweep(world.now());
        assertThat(find(tx -> tx.refreshTokens().findFamily(family.family()))).isEmpty();
    }

    @Test
    void longLifetimes_whatTheyKeepAliveStays() {
        var code = code();
        var user = world.user();
        var session = world.session(user);
        var family = family(user, session);
        var years =
                new Retention(
                        Duration.ofDays(3),
                        Duration.ofDays(900),
                        Duration.ofDays(900),
                        Duration.ofDays(90),
                        Duration.ofDays(30));
        clock.move(Duration.ofDays(3));
        store.sweep(world.now(), years);
        assertThat(find(tx -> tx.codes().find(code.id()))).isPresent();

        clock.move(Duration.ofDays(800));
        store.sweep(world.now(), years);
        assertThat(find(tx -> tx.sessions().find(session.id()))).isPresent();
        assertThat(find(tx -> tx.refreshTokens().find(family.id()))).isPresent();
    }

    @Test
    void revocationsThatNoLongerMatter_andOldInvitations_go() {
        var revocation =
                new Revocation(Kind.JTI, "sweep", world.id(), null, world.now().plusSeconds(330));
        var invitation =
                new Invitation(
                        world.id(),
                        world.hash(),
                        new Inviter.Program(),
                        null,
                        null,
                        Set.of(),
                        new Authority.Operator(),
                        Set.of(),
                        world.now(),
                        0,
                        world.now());
        world.write(
                tx -> {
                    tx.revoke(revocation);
                    tx.invitations().insert(invitation);
                });

        sweep(world.now());
        assertThat(contains(revocation)).isTrue();
        assertThat(find(tx -> tx.invitations().find(invitation.id()))).isPresent();

        var then = world.now();
        clock.move(Duration.ofDays(31));
        sweep(world.now());
        assertThat(store.<Boolean>read(tx -> tx.revocations().contains(Kind.JTI, "sweep", then)))
                .isFalse();
        assertThat(find(tx -> tx.invitations().find(invitation.id()))).isEmpty();
    }

    @Test
    void usage_goesAfterThirteenMonths_butTheLastUseOfEachCredentialStays() {
        var holder = world.client().id();
        var busy = credential(holder);
        var idle = credential(holder);
        var old = world.now().truncatedTo(ChronoUnit.HOURS);
        var older = old.minus(Duration.ofHours(1));
        var recent = old.plus(Duration.ofDays(10));
        count(new Usage(busy, older, 1, older), new Usage(busy, old, 2, old));
        count(new Usage(busy, recent, 4, recent));
        count(new Usage(idle, older, 1, older), new Usage(idle, old, 2, old));

        clock.move(Duration.ofDays(396));
        sweep(world.now());
        assertThat(list(tx -> tx.usage().of(holder)))
                .contains(new Usage(busy, recent, 7, recent), new Usage(idle, old, 3, old));

        clock.move(Duration.ofDays(2));
        sweep(world.now());
        assertThat(list(tx -> tx.usage().of(holder)))
                .contains(new Usage(busy, recent, 4, recent), new Usage(idle, old, 2, old));
    }

    private void count(Usage... usages) {
        world.write(tx -> tx.usage().add(List.of(usages)));
    }

    private Id<Credential> credential(Id<?> holder) {
        var kind = SecretKind.CLIENT_SECRET;
        var credential = new Credential(world.id(), holder, kind, world.hash(), world.now(), null);
        world.write(tx -> tx.credentials().insert(credential));
        return credential.id();
    }

    @Test
    void moreThanOneBatch_allGo() {
        var code = code();
        world.write(
                tx -> {
                    for (int i = 0; i < 2_500; i++) {
                        tx.codes().insert(like(code));
                    }
                });
        clock.move(Duration.ofHours(2));

        assertThat(sweep(world.now())).isGreaterThanOrEqualTo(2_501);
        assertThat(sweep(world.now())).isZero();
    }

    @Test
    void oldChanges_goButTheNewestStay_andWhoIsBehindStartsAfresh() {
        long before = store.<Long>read(tx -> tx.head());
        world.write(tx -> tx.changed(ChangeKey.PLATFORM));
        // One statement: 100,000 changes one by one take half a minute.
        Databases.execute(
                url,
                """
                WITH RECURSIVE more (seq) AS (
                    SELECT %1$d UNION ALL SELECT seq + 1 FROM more WHERE seq < %2$d)
                INSERT INTO changes (seq, at, keys) SELECT seq, %3$d, 'platform' FROM more"""
                        .formatted(before + 2, before + 100_000, world.now().toEpochMilli()));
        Databases.execute(url, "UPDATE change_head SET seq = " + (before + 100_000));
        world.write(tx -> tx.changed(ChangeKey.PLATFORM));
        sweep(world.now());
        assertThat(store.changes().after(before, 1).reset()).isFalse();

        clock.move(Duration.ofDays(2));
        sweep(world.now());

        var behind = store.changes().after(before, 1);
        assertThat(behind.reset()).isTrue();
        assertThat(behind.head()).isEqualTo(before + 100_001);
        assertThat(behind.changes()).isEmpty();
        var abreast = store.changes().after(before + 1, 1);
        assertThat(abreast.reset()).isFalse();
        assertThat(abreast.changes()).singleElement().matches(c -> c.seq() == before + 2);
    }

    private boolean contains(Revocation revocation) {
        return store.<Boolean>read(
                tx ->
                        tx.revocations()
                                .contains(revocation.kind(), revocation.value(), world.now()));
    }

    private RefreshToken family(User user, Session session) {
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
        return first;
    }

    private AuthorizationCode code() {
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
                        "openid",
                        "https://api.example.com",
                        RequestedClaims.NONE,
                        null,
                        null,
                        null,
                        world.authentication(),
                        world.now().plusSeconds(60),
                        null);
        world.write(tx -> tx.codes().insert(code));
        return code;
    }

    private AuthorizationCode like(AuthorizationCode code) {
        return new AuthorizationCode(
                world.id(),
                code.hash(),
                code.client(),
                code.user(),
                code.session(),
                code.family(),
                code.redirectUri(),
                code.scope(),
                code.resource(),
                code.claims(),
                null,
                null,
                null,
                code.authentication(),
                code.expires(),
                null);
    }
}
