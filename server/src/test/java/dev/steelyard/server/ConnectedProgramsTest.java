package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.grant.Consent;
import dev.steelyard.domain.user.User;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a user sees and ends of its own: connected programs and memberships. */
class ConnectedProgramsTest extends ServerTest {
    private static final String PROGRAMS = "/oidc/account/programs";
    private static final String MEMBERSHIPS = "/oidc/account/memberships";
    private static final Map<String, String> ALLOW_OFFLINE =
            Map.of("decision", "allow", "offline_access", "true");

    private User user;
    private Browser browser;
    private int count;

    @BeforeEach
    void newMember() {
        user = server.addMember("connected" + count++ + "@example.com");
        browser = server.browser();
    }

    private Tokens consented() {
        var flow = new Flow(platform.client).with("scope", "openid profile offline_access");
        var consent =
                browser.submit(
                        browser.open(flow.path()),
                        Map.of("email", user.email().written(), "password", Platform.PASSWORD));
        var answer = browser.submit(consent, ALLOW_OFFLINE);
        return Tokens.of(flow.redeem(browser, platform.secret, answer));
    }

    private Optional<Consent> consent() {
        return server.store.read(tx -> tx.consents().find(user.id(), platform.client.id()));
    }

    private int refreshed(Tokens tokens) {
        return browser.post(
                        "/oidc/token",
                        Map.of(
                                "grant_type",
                                "refresh_token",
                                "refresh_token",
                                Objects.requireNonNull(tokens.refresh()),
                                "client_id",
                                platform.client.id().hex(),
                                "client_secret",
                                platform.secret))
                .status();
    }

    @Test
    void program_in_words_withdrawn_after_a_question_and_refused() {
        var tokens = consented();

        var page = browser.open(PROGRAMS);
        assertThat(page.body())
                .contains("Ledger &lt;b&gt;&amp;", platform.application.company())
                .contains("Label of documents:read", "Everything that your roles allow")
                .contains("Who you are", "Also while you are away", "Today it may do");
        assertThat(server.userinfo(tokens.access()).status()).isEqualTo(200);

        var question = browser.open(PROGRAMS + "/withdraw?client=" + platform.client.id());
        assertThat(question.body()).contains("Withdraw what you allowed Ledger &lt;b&gt;&amp;");
        assertThat(consent()).isPresent();
        var done = browser.submit(question, Map.of());

        assertThat(done.body()).contains("Withdrawn.").doesNotContain("Today it may do");
        assertThat(consent()).isEmpty();
        assertThat(server.userinfo(tokens.access()).status()).isEqualTo(401);
        assertThat(refreshed(tokens)).isEqualTo(400);
    }

    @Test
    void only_while_present_ends_what_stays_connected_and_keeps_the_consent() {
        var tokens = consented();

        var done = browser.submit(browser.open(PROGRAMS), Map.of());

        assertThat(done.body()).contains("only while you are signed in");
        assertThat(consent().orElseThrow().offline()).isEqualTo(Consent.Offline.REFUSED);
        assertThat(refreshed(tokens)).isEqualTo(400);
    }

    @Test
    void form_of_another_user_changes_nothing() {
        consented();
        var stranger = server.browser();
        stranger.submit(stranger.open(PROGRAMS), Flow.ADA);
        var form =
                Browser.filled(
                        stranger.open("/oidc/account/profile"),
                        Map.of("client", platform.client.id().hex()));

        stranger.post(PROGRAMS + "/withdraw", form);

        assertThat(consent()).isPresent();
    }

    @Test
    void membership_left_after_a_question_and_tokens_refused() {
        var tokens = consented();

        var page = browser.open(MEMBERSHIPS);
        assertThat(page.body())
                .contains(platform.application.name(), platform.role.name(), "Leave");
        var question =
                browser.open(MEMBERSHIPS + "/leave?application=" + platform.application.id());
        assertThat(question.body()).contains("Leave " + platform.application.name() + "?");
        var done = browser.submit(question, Map.of());

        assertThat(done.body()).contains("no longer a member", "You belong to no application");
        var memberships = server.store.read(tx -> tx.memberships().ofUser(user.id()));
        assertThat(memberships).isEmpty();
        assertThat(server.userinfo(tokens.access()).status()).isEqualTo(401);
        assertThat(refreshed(tokens)).isEqualTo(400);
    }
}
