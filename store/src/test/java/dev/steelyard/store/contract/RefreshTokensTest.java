package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.profile.RequestedClaims;
import dev.steelyard.domain.profile.StandardClaim;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.token.ClientSelection;
import dev.steelyard.domain.token.Redemption;
import dev.steelyard.domain.token.Redemption.First;
import dev.steelyard.domain.token.Redemption.Replayed;
import dev.steelyard.domain.token.Redemption.Retry;
import dev.steelyard.domain.token.Redemption.Unknown;
import dev.steelyard.domain.token.RefreshToken;
import dev.steelyard.domain.token.RefreshTokenFamily;
import dev.steelyard.domain.token.RefreshTokenFamilyRef;
import dev.steelyard.domain.token.RefreshTokens.Presented;
import dev.steelyard.domain.user.User;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class RefreshTokensTest extends StoreContract {
    @Test
    void begun_familyAndTokenAreFoundAsTheyWere() {
        var family = family();
        var first = token(family);
        world.write(tx -> tx.refreshTokens().begin(family, first));

        assertThat(find(tx -> tx.refreshTokens().findFamily(family.id()))).contains(family);
        assertThat(find(tx -> tx.refreshTokens().find(first.id()))).contains(first);
        assertThat(list(tx -> tx.refreshTokens().ofUser(family.user()))).containsExactly(family);
    }

    @Test
    void current_first_andTheSuccessorIsKnown() {
        var first = begun();
        var second = successor(first);
        clock.move(Duration.ofMinutes(1));

        assertThat(rotate(first, second)).isEqualTo(new First());

        assertThat(find(tx -> tx.refreshTokens().find(second.id()))).contains(second);
        assertThat(
                        find(tx -> tx.refreshTokens().findFamily(first.family()))
                                .orElseThrow()
                                .lastUsed())
                .isEqualTo(world.now());
    }

    @Test
    void presentedAgainBeforeItsSuccessor_retry_andTheSuccessorIsDead() {
        var first = begun();
        var lost = successor(first);
        var given = successor(first);
        rotate(first, lost);

        assertThat(rotate(first, given)).isEqualTo(new Retry());
        assertThat(rotate(lost, successor(first))).isEqualTo(new Replayed(first.family()));
        assertThat(rotate(given, successor(first))).isEqualTo(new First());
    }

    @Test
    void presentedAgainAfterItsSuccessor_replayed() {
        var first = begun();
        var second = successor(first);
        rotate(first, second);
        var third = successor(first);
        rotate(second, third);

        assertThat(rotate(first, successor(first))).isEqualTo(new Replayed(first.family()));
        assertThat(rotate(third, successor(first))).isEqualTo(new First());
    }

    @Test
    void retriedManyTimes_staysRetry_thenFirstAgain() {
        var first = begun();
        var second = successor(first);
        rotate(first, successor(first));
        assertThat(rotate(first, successor(first))).isEqualTo(new Retry());
        assertThat(rotate(first, second)).isEqualTo(new Retry());

        assertThat(rotate(second, successor(first))).isEqualTo(new First());
        assertThat(rotate(second, successor(first))).isEqualTo(new Retry());
    }

    @Test
    void retriedAndRotatedManyTimes_twoRowsStay_andTheirFamilyIsFound() {
        var first = begun();
        var all = new ArrayList<RefreshToken>(List.of(first));
        var presented = first;
        for (int i = 0; i < 100; i++) {
            var lost = successor(first);
            var given = successor(first);
            rotate(presented, lost);
            rotate(presented, given);
            all.addAll(List.of(lost, given));
            presented = given;
        }

        assertThat(
                        all.stream()
                                .filter(
                                        t ->
                                                find(tx -> tx.refreshTokens().find(t.id()))
                                                        .isPresent())
                                .count())
                .isEqualTo(2);
        var last = presented;
        assertThat(list(tx -> tx.refreshTokens().familiesNear(last.id())))
                .extracting(RefreshTokenFamily::id)
                .contains(first.family());

        end(first);
        assertThat(list(tx -> tx.refreshTokens().familiesNear(last.id())))
                .extracting(RefreshTokenFamily::id)
                .doesNotContain(first.family());
    }

    @Test
    void replayed_keepsNoSuccessor() {
        var first = begun();
        var second = successor(first);
        rotate(first, second);
        rotate(second, successor(first));
        var refused = successor(first);

        rotate(first, refused);

        assertThat(find(tx -> tx.refreshTokens().find(refused.id()))).isEmpty();
    }

    @Test
    void endedFamily_unknown() {
        var first = begun();

        assertThat(end(first)).isTrue();
        assertThat(end(first)).isFalse();

        assertThat(rotate(first, successor(first))).isEqualTo(new Unknown());
        assertThat(use(first)).isEqualTo(new Unknown());
    }

    @Test
    void withoutRotation_firstEveryTime_replayedOnceRotated() {
        var first = begun();
        clock.move(Duration.ofMinutes(1));

        assertThat(use(first)).isEqualTo(new First());
        assertThat(use(first)).isEqualTo(new First());
        assertThat(
                        find(tx -> tx.refreshTokens().findFamily(first.family()))
                                .orElseThrow()
                                .lastUsed())
                .isEqualTo(world.now());

        rotate(first, successor(first));
        assertThat(use(first)).isEqualTo(new Replayed(first.family()));
    }

    @Test
    void usedWithoutRotation_theOneBeforeIsReplayed() {
        var first = begun();
        var second = successor(first);
        rotate(first, second);

        assertThat(use(second)).isEqualTo(new First());

        assertThat(rotate(first, successor(first))).isEqualTo(new Replayed(first.family()));
    }

    @Test
    void usable_currentAndTheOneBeforeOnly_whileTheFamilyLives() {
        var first = begun();
        var lost = successor(first);
        var second = successor(first);
        assertThat(usable(first)).isTrue();
        assertThat(usable(second)).isFalse();

        rotate(first, lost);
        rotate(first, second);
        assertThat(usable(first)).isTrue();
        assertThat(usable(lost)).isFalse();
        assertThat(usable(second)).isTrue();

        var third = successor(first);
        rotate(second, third);
        assertThat(usable(first)).isFalse();
        assertThat(usable(second)).isTrue();

        end(first);
        assertThat(usable(second)).isFalse();
        assertThat(usable(third)).isFalse();
    }

    @Test
    void presented_byItsSecretOnly() {
        var family = family();
        var secrets = new SecretGenerator(new SecureRandom());
        var secret = secrets.next(SecretKind.REFRESH_TOKEN, world.<RefreshToken>id());
        var token = new RefreshToken(secret.id(), family.id(), secret.hash());
        world.write(tx -> tx.refreshTokens().begin(family, token));

        assertThat(find(tx -> tx.refreshTokens().presented(secret)))
                .contains(new Presented(token, family, true));
        assertThat(
                        find(
                                tx ->
                                        tx.refreshTokens()
                                                .presented(
                                                        secrets.next(
                                                                SecretKind.REFRESH_TOKEN,
                                                                token.id()))))
                .isEmpty();
    }

    @Test
    void endAll_endsThoseOfUserAndClientOnly() {
        var family = family();
        var sameClient = family(world.user().id(), family.client());
        var sameUser = family(family.user(), world.client().id());
        for (var each : new RefreshTokenFamily[] {family, sameClient, sameUser}) {
            world.write(tx -> tx.refreshTokens().begin(each, token(each)));
        }

        var only = new ClientSelection.OfClient(family.client());
        assertThat(endAll(family, only))
                .containsExactly(
                        new RefreshTokenFamilyRef(family.id(), family.client(), family.lastUsed()));
        assertThat(endAll(family, only)).isEmpty();

        assertThat(find(tx -> tx.refreshTokens().findFamily(family.id())).orElseThrow().ended())
                .isEqualTo(world.now());
        assertThat(find(tx -> tx.refreshTokens().findFamily(sameClient.id())).orElseThrow().ended())
                .isNull();
        assertThat(find(tx -> tx.refreshTokens().findFamily(sameUser.id())).orElseThrow().ended())
                .isNull();
    }

    @Test
    void endAllOfAClient_whoeversTheyAre_othersStay() {
        var family = family();
        var sameClient = family(world.user().id(), family.client());
        var other = family(family.user(), world.client().id());
        for (var each : new RefreshTokenFamily[] {family, sameClient, other}) {
            world.write(tx -> tx.refreshTokens().begin(each, token(each)));
        }

        world.write(tx -> tx.refreshTokens().endAll(family.client(), world.now()));

        for (var ended : new RefreshTokenFamily[] {family, sameClient}) {
            assertThat(find(tx -> tx.refreshTokens().findFamily(ended.id())).orElseThrow().ended())
                    .isEqualTo(world.now());
        }
        assertThat(find(tx -> tx.refreshTokens().findFamily(other.id())).orElseThrow().ended())
                .isNull();
    }

    @Test
    void endAll_ofAnApplication_ofTheManagement_everywhere() {
        var application = world.application();
        var user = world.user().id();
        var here = family(user, world.client(application).id());
        var alsoHere = family(user, world.client(application).id());
        var elsewhere = family(user, world.client().id());
        var managing = family(user, world.managementClient().id());
        for (var each : new RefreshTokenFamily[] {here, alsoHere, elsewhere, managing}) {
            world.write(tx -> tx.refreshTokens().begin(each, token(each)));
        }

        assertThat(ids(endAll(here, new ClientSelection.OfApplication(application.id()))))
                .containsExactlyInAnyOrder(here.id(), alsoHere.id());
        assertThat(ids(endAll(here, new ClientSelection.OfManagement())))
                .containsExactly(managing.id());
        assertThat(ids(endAll(here, new ClientSelection.Everywhere())))
                .containsExactly(elsewhere.id());
    }

    @Test
    void hundredThreadsWithOneToken_oneLiveSuccessor() throws Exception {
        var first = begun();
        var successors = new ConcurrentLinkedQueue<RefreshToken>();

        var answers =
                Crowd.of(
                        100,
                        () -> {
                            var successor = successor(first);
                            successors.add(successor);
                            return rotate(first, successor);
                        });

        assertThat(Collections.frequency(answers, new First())).isEqualTo(1);
        assertThat(Collections.frequency(answers, new Retry())).isEqualTo(99);
        var after = new ArrayList<Redemption>();
        for (var successor : successors) {
            after.add(use(successor));
        }
        assertThat(Collections.frequency(after, new First())).isEqualTo(1);
        assertThat(Collections.frequency(after, new Replayed(first.family()))).isEqualTo(99);
    }

    private Redemption rotate(RefreshToken presented, RefreshToken successor) {
        return store.write(tx -> tx.refreshTokens().rotate(presented, successor, world.now()));
    }

    private Redemption use(RefreshToken presented) {
        return store.write(tx -> tx.refreshTokens().use(presented, world.now()));
    }

    private boolean usable(RefreshToken token) {
        return store.<Boolean>read(tx -> tx.refreshTokens().usable(token));
    }

    private boolean end(RefreshToken token) {
        return store.<Boolean>write(tx -> tx.refreshTokens().end(token.family(), world.now()));
    }

    private List<RefreshTokenFamilyRef> endAll(RefreshTokenFamily family, ClientSelection reach) {
        return store.write(tx -> tx.refreshTokens().endAll(family.user(), reach, world.now()));
    }

    private static List<Id<RefreshTokenFamily>> ids(List<RefreshTokenFamilyRef> families) {
        return families.stream().map(RefreshTokenFamilyRef::id).toList();
    }

    private RefreshToken begun() {
        var family = family();
        var first = token(family);
        world.write(tx -> tx.refreshTokens().begin(family, first));
        return first;
    }

    private RefreshToken token(RefreshTokenFamily family) {
        return new RefreshToken(world.id(), family.id(), world.hash());
    }

    private RefreshToken successor(RefreshToken token) {
        return new RefreshToken(world.id(), token.family(), world.hash());
    }

    private RefreshTokenFamily family() {
        return family(world.user().id(), world.client().id());
    }

    private RefreshTokenFamily family(Id<User> user, Id<Client> client) {
        return new RefreshTokenFamily(
                world.id(),
                client,
                user,
                null,
                "openid offline_access",
                "https://api.example.com",
                new RequestedClaims(Set.of(StandardClaim.NAME), Set.of(StandardClaim.EMAIL)),
                "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs",
                "A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0",
                world.authentication(),
                world.now(),
                world.now(),
                null);
    }
}
