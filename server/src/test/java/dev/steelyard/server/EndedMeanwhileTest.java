package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.User;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The user is disabled, or its session ended, after a request was let in and before it writes. */
class EndedMeanwhileTest extends ServerTest {
    private static final String SESSION = "steelyard-session";
    private static final String TOO_OLD = "too old";

    private AuthenticatorOwner owner;
    private Browser browser;
    private int count;

    @BeforeEach
    void newMember() {
        owner =
                new AuthenticatorOwner(
                        server, server.addMember("ended" + count++ + "@example.com"));
        browser = server.browser();
    }

    private void disable(Transaction tx) {
        var user = tx.users().lock(owner.user.id()).orElseThrow();
        var disabled =
                new User(
                        user.id(),
                        user.email(),
                        user.name(),
                        user.emailVerified(),
                        true,
                        user.version());
        assertThat(tx.users().update(disabled)).isTrue();
    }

    private void endSessions(Transaction tx) {
        var now = server.clock.instant();
        tx.sessions()
                .ofUser(owner.user.id())
                .forEach(session -> tx.sessions().end(session.id(), now));
    }

    private boolean hasApp() {
        return server.store.read(tx -> tx.authenticatorApps().ofUser(owner.user.id()).isPresent());
    }

    @Test
    void code_of_a_user_disabled_meanwhile_no_stronger_session() {
        var flow = new Flow(platform.client).with("scope", "openid");
        browser.submit(browser.open(flow.path()), owner.credentials());
        owner.enrol(server.browser());
        var step = browser.open(flow.with("acr_values", "mfa").path());
        var before = browser.cookies.get(SESSION);

        // The first write uses the code.
        server.interrupted.before(1, this::disable);
        browser.submit(step, Map.of("code", owner.nextCode()));

        assertThat(server.interrupted.interrupted()).isTrue();
        assertThat(browser.cookies.get(SESSION)).isEqualTo(before);
    }

    @Test
    void app_removed_in_a_session_that_was_ended_meanwhile_stays() {
        owner.enrol(browser);
        var removal = browser.open(AuthenticatorOwner.PAGE);

        server.interrupted.before(0, this::endSessions);
        var answer = browser.submit(removal, Map.of());

        assertThat(server.interrupted.interrupted()).isTrue();
        assertThat(answer.body()).contains(TOO_OLD);
        assertThat(hasApp()).isTrue();
    }

    @Test
    void app_added_by_a_user_disabled_meanwhile_is_not_stored() {
        var page = browser.submit(browser.open(AuthenticatorOwner.PAGE), owner.credentials());
        owner.scan(page);

        server.interrupted.before(0, this::disable);
        var answer = browser.submit(page, Map.of("code", owner.code()));

        assertThat(server.interrupted.interrupted()).isTrue();
        assertThat(answer.body()).contains(TOO_OLD);
        assertThat(hasApp()).isFalse();
    }
}
