package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.factor.AuthenticatorApp;
import dev.steelyard.domain.factor.FactorPolicies;
import dev.steelyard.domain.factor.TrustedBrowser;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.secret.SecretHash;
import dev.steelyard.domain.user.Membership;
import dev.steelyard.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecondFactorsTest extends StoreContract {
    private static final int CROWD = 50;

    private AuthenticatorApp app(Id<User> user) {
        var app = new AuthenticatorApp(world.id(), user, world.now(), 100, null);
        world.write(tx -> assertThat(tx.authenticatorApps().insert(app)).isTrue());
        return app;
    }

    private boolean use(AuthenticatorApp app, long step) {
        return store.write(tx -> tx.authenticatorApps().use(app.id(), step, world.now()));
    }

    @Test
    void authenticatorApp_isReadBack_andIsTheOnlyOneOfItsUser() {
        var user = world.user().id();
        var app = app(user);
        app(world.user().id());

        assertThat(find(tx -> tx.authenticatorApps().ofUser(user))).contains(app);
        var other = new AuthenticatorApp(world.id(), user, world.now(), 0, null);
        assertThat(store.<Boolean>write(tx -> tx.authenticatorApps().insert(other))).isFalse();
        assertThat(find(tx -> tx.authenticatorApps().ofUser(user))).contains(app);
    }

    @Test
    void code_ofOneStep_isAcceptedOnce_andNoneOfAnEarlierStep() {
        var app = app(world.user().id());
        assertThat(use(app, 100)).isFalse();
        assertThat(use(app, 102)).isTrue();
        assertThat(use(app, 102)).isFalse();
        assertThat(use(app, 101)).isFalse();
        assertThat(use(app, 103)).isTrue();
        assertThat(find(tx -> tx.authenticatorApps().ofUser(app.user())))
                .contains(
                        new AuthenticatorApp(
                                app.id(), app.user(), app.created(), 103, world.now()));
    }

    @Test
    void code_triedManyTimesAtOnce_isAcceptedOnce() throws Exception {
        var app = app(world.user().id());
        var answers = Crowd.of(CROWD, () -> use(app, 101));
        assertThat(Collections.frequency(answers, true)).isEqualTo(1);
    }

    @Test
    void removedApp_acceptsNoCode() {
        var app = app(world.user().id());
        assertThat(store.<Boolean>write(tx -> tx.authenticatorApps().remove(app.id()))).isTrue();
        assertThat(store.<Boolean>write(tx -> tx.authenticatorApps().remove(app.id()))).isFalse();
        assertThat(use(app, 101)).isFalse();
        assertThat(find(tx -> tx.authenticatorApps().ofUser(app.user()))).isEmpty();
    }

    private boolean recover(Id<User> user, String hash) {
        return store.write(tx -> tx.recoveryCodes().use(user, hash, world.now()));
    }

    private int left(Id<User> user) {
        return store.<Integer>read(tx -> tx.recoveryCodes().left(user));
    }

    @Test
    void recoveryCode_isUsedOnce_byItsUser_andEndsWithNewOnes() {
        var user = world.user().id();
        var other = world.user().id();
        world.write(tx -> tx.recoveryCodes().replace(user, List.of("a", "b", "c"), world.now()));
        world.write(tx -> tx.recoveryCodes().replace(other, List.of("d"), world.now()));

        assertThat(recover(other, "a")).isFalse();
        assertThat(recover(user, "none")).isFalse();
        assertThat(recover(user, "a")).isTrue();
        assertThat(recover(user, "a")).isFalse();
        assertThat(left(user)).isEqualTo(2);

        world.write(tx -> tx.recoveryCodes().replace(user, List.of("a", "e"), world.now()));
        assertThat(recover(user, "b")).isFalse();
        assertThat(recover(user, "a")).isTrue();
        assertThat(left(user)).isEqualTo(1);
        world.write(tx -> tx.recoveryCodes().removeAll(user));
        assertThat(left(user)).isZero();
        assertThat(left(other)).isEqualTo(1);
    }

    @Test
    void recoveryCode_triedManyTimesAtOnce_isUsedOnce() throws Exception {
        var user = world.user().id();
        world.write(tx -> tx.recoveryCodes().replace(user, List.of("a", "b"), world.now()));
        var answers = Crowd.of(CROWD, () -> recover(user, "a"));
        assertThat(Collections.frequency(answers, true)).isEqualTo(1);
        assertThat(left(user)).isEqualTo(1);
    }

    private TrustedBrowser browser(Id<User> user) {
        var now = world.now();
        return new TrustedBrowser(
                world.id(),
                user,
                world.hash(),
                "Firefox",
                now,
                now.plus(Duration.ofDays(30)),
                null);
    }

    private TrustedBrowser trusted(Id<User> user) {
        var browser = browser(user);
        world.write(tx -> tx.trustedBrowsers().insert(browser));
        return browser;
    }

    private List<TrustedBrowser> ofUser(Id<User> user) {
        return list(tx -> tx.trustedBrowsers().ofUser(user, world.now()));
    }

    @Test
    void trustedBrowser_isFoundUntilItExpires() {
        var browser = trusted(world.user().id());
        var last = browser.expires().minusMillis(1);
        assertThat(find(tx -> tx.trustedBrowsers().find(browser.id(), last))).contains(browser);
        assertThat(find(tx -> tx.trustedBrowsers().find(browser.id(), browser.expires())))
                .isEmpty();
    }

    private boolean use(TrustedBrowser browser, SecretHash next) {
        return store.write(tx -> tx.trustedBrowsers().use(browser, next, world.now()));
    }

    @Test
    void trustedBrowser_used_itsSecretIsReplaced_andItsEndStays() {
        var browser = trusted(world.user().id());
        var next = world.hash();
        assertThat(use(browser, next)).isTrue();
        assertThat(use(browser, world.hash())).isFalse();
        var used = find(tx -> tx.trustedBrowsers().find(browser.id(), world.now())).orElseThrow();
        assertThat(used)
                .isEqualTo(
                        new TrustedBrowser(
                                browser.id(),
                                browser.user(),
                                next,
                                browser.agent(),
                                browser.created(),
                                browser.expires(),
                                world.now()));
        boolean late =
                store.write(tx -> tx.trustedBrowsers().use(used, world.hash(), used.expires()));
        assertThat(late).isFalse();
        world.write(tx -> tx.trustedBrowsers().endAll(browser.user()));
        assertThat(use(used, world.hash())).isFalse();
    }

    @Test
    void trustedBrowser_usedManyTimesAtOnceWithOneSecret_isUsedOnce() throws Exception {
        var browser = trusted(world.user().id());
        var answers = Crowd.of(CROWD, () -> use(browser, world.hash()));
        assertThat(Collections.frequency(answers, true)).isEqualTo(1);
    }

    @Test
    void trustedBrowsers_insertedManyAtOnce_noMoreThanTheMost() throws Exception {
        var user = world.user().id();
        Crowd.of(
                CROWD,
                () ->
                        store.write(
                                tx -> {
                                    tx.users().lock(user);
                                    tx.trustedBrowsers().insert(browser(user));
                                    return true;
                                }));
        assertThat(ofUser(user)).hasSize(TrustedBrowser.MOST);
    }

    @Test
    void trustedBrowsers_beyondTheMost_theOldestEnds() {
        var user = world.user().id();
        var others = trusted(world.user().id());
        var all = new ArrayList<TrustedBrowser>();
        for (int i = 0; i <= TrustedBrowser.MOST; i++) {
            all.addFirst(trusted(user));
        }
        assertThat(ofUser(user)).isEqualTo(all.subList(0, TrustedBrowser.MOST));
        assertThat(ofUser(others.user())).containsExactly(others);
    }

    @Test
    void trustedBrowser_endedByItsUser_orWithAll() {
        var user = world.user().id();
        var first = trusted(user);
        var second = trusted(user);
        var others = trusted(world.user().id());
        assertThat(end(user, others)).isFalse();
        assertThat(end(user, first)).isTrue();
        assertThat(end(user, first)).isFalse();
        assertThat(ofUser(user)).containsExactly(second);
        world.write(tx -> tx.trustedBrowsers().endAll(user));
        assertThat(ofUser(user)).isEmpty();
        assertThat(ofUser(others.user())).containsExactly(others);
    }

    private boolean end(Id<User> user, TrustedBrowser browser) {
        return store.write(tx -> tx.trustedBrowsers().end(user, browser.id()));
    }

    @Test
    void factorEnrolment_isPermittedUntilItsEnd() {
        var user = world.user().id();
        var until = world.now().plus(Duration.ofHours(1));
        assertThat(permitted(user)).isFalse();
        world.write(tx -> tx.factorEnrolments().permit(user, world.now()));
        assertThat(permitted(user)).isFalse();
        world.write(tx -> tx.factorEnrolments().permit(user, until));
        assertThat(permitted(user)).isTrue();
        assertThat(permitted(world.user().id())).isFalse();
        world.write(tx -> tx.factorEnrolments().end(user));
        assertThat(permitted(user)).isFalse();
    }

    @Test
    void factorPolicy_keepsItsTimeUntilItDemandsMoreThanNothingOrNothing() {
        var first = world.now();
        var later = first.plusSeconds(60);
        assertThat(since()).isEmpty();
        record(SecondFactorPolicy.OFF, first);
        record(SecondFactorPolicy.OFFERED, later);
        assertThat(since()).contains(first);
        record(SecondFactorPolicy.REQUIRED, later);
        record(SecondFactorPolicy.PHISHING_RESISTANT, later.plusSeconds(60));
        assertThat(since()).contains(later);
        record(SecondFactorPolicy.OFFERED, later.plusSeconds(70));
        assertThat(since()).contains(later.plusSeconds(70));
    }

    @Test
    void demandOfApplicationsAndResourceServers_bindsMembersSinceTheEarliest() {
        var application = world.application();
        var member = world.user().id();
        var other = world.user().id();
        world.write(
                tx -> tx.memberships().put(new Membership(member, application.id(), Set.of(), 0)));
        assertThat(demanded(member)).isEmpty();

        demand(application, SecondFactorPolicy.PHISHING_RESISTANT);
        assertThat(demanded(member)).contains(Instant.EPOCH);
        record(application.id(), world.now());
        assertThat(demanded(member)).contains(world.now());

        var server = world.resourceServer();
        var demanding =
                new ResourceServer(
                        server.id(),
                        server.identifier(),
                        server.name(),
                        false,
                        false,
                        SecondFactorPolicy.REQUIRED,
                        1);
        world.write(tx -> tx.resourceServers().update(demanding));
        record(server.id(), world.now().minusSeconds(60));
        assertThat(demanded(member)).contains(world.now().minusSeconds(60));
        assertThat(demanded(other)).isEmpty();
        assertThat(binding(member))
                .containsOnly(SecondFactorPolicy.PHISHING_RESISTANT, SecondFactorPolicy.REQUIRED);
        assertThat(binding(other)).isEmpty();
    }

    private void demand(Application application, SecondFactorPolicy policy) {
        var demanding =
                new Application(
                        application.id(),
                        application.reseller(),
                        "A",
                        "A",
                        null,
                        false,
                        policy,
                        application.version());
        world.write(tx -> assertThat(tx.applications().update(demanding)).isTrue());
    }

    private Optional<Instant> demanded(Id<User> user) {
        return find(tx -> tx.factorPolicies().demandedOf(user));
    }

    private Set<SecondFactorPolicy> binding(Id<User> user) {
        return store.read(tx -> tx.factorPolicies().binding(user));
    }

    private void record(Id<?> object, Instant at) {
        world.write(
                tx ->
                        tx.factorPolicies()
                                .record(
                                        FactorPolicies.of(object),
                                        SecondFactorPolicy.REQUIRED,
                                        at));
    }

    private void record(SecondFactorPolicy policy, Instant at) {
        world.write(tx -> tx.factorPolicies().record("test", policy, at));
    }

    private Optional<Instant> since() {
        return find(tx -> tx.factorPolicies().since("test"));
    }

    private boolean permitted(Id<User> user) {
        return store.<Boolean>read(tx -> tx.factorEnrolments().isPermitted(user, world.now()));
    }
}
