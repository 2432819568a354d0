package dev.steelyard.server;

import static dev.steelyard.server.PromptTest.assertCode;
import static dev.steelyard.server.PromptTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.grant.Consent;
import dev.steelyard.domain.principal.BuiltInIds;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.user.Membership;
import dev.steelyard.domain.user.User;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rule 7: what is asked, what is remembered, what is granted. */
class ConsentTest extends ServerTest {
    private static final Map<String, String> ALLOW_OFFLINE =
            Map.of("decision", "allow", "offline_access", "true");

    private User user;
    private Browser browser;
    private int count;

    @BeforeEach
    void newMember() {
        user = server.addMember("member" + count++ + "@example.com");
        browser = server.browser();
    }

    private Flow flow(String scope) {
        var flow = new Flow(platform.client);
        return scope.isEmpty() ? flow : flow.with("scope", scope);
    }

    /** Opens it and logs in. */
    private Browser.Page login(Flow flow) {
        return browser.submit(
                browser.open(flow.path()),
                Map.of("email", user.email().written(), "password", Platform.PASSWORD));
    }

    private Optional<Consent> consent(Client client) {
        return server.store.read(tx -> tx.consents().find(user.id(), client.id()));
    }

    private Tokens redeem(Flow flow, Browser.Page answer) {
        return Tokens.of(flow.redeem(browser, platform.secret, answer));
    }

    @Test
    void no_scope_the_roles_in_words_with_todays_permissions() {
        var page = login(flow(""));

        assertThat(page.body())
                .contains("Everything that your roles allow")
                .contains("Label of documents:read", "Label of documents:write")
                .doesNotContain("Label of store:read")
                .doesNotContain("type=\"checkbox\"");
        assertCode(browser.submit(page, Flow.ALLOW));
        assertThat(consent(platform.client).orElseThrow().everything())
                .containsExactly(Platform.API);
    }

    @Test
    void permission_scopes_by_label_and_nothing_else() {
        var page = login(flow("openid email documents:read"));

        assertThat(page.body())
                .contains("Label of documents:read", "Your email address", "Who you are")
                .doesNotContain(
                        "Label of documents:write", "Everything that your roles", "Your name");
        assertCode(browser.submit(page, Flow.ALLOW));
        var consent = consent(platform.client).orElseThrow();
        assertThat(consent.everything()).isEmpty();
        assertThat(consent.scopes()).containsExactlyInAnyOrder("openid", "email", "documents:read");
    }

    @Test
    void covered_by_an_earlier_consent_not_asked_again() {
        browser.submit(login(flow("openid documents:read documents:write")), Flow.ALLOW);

        assertCode(browser.open(flow("documents:read").path()));
        assertCode(browser.open(flow("openid documents:write").path()));
    }

    @Test
    void more_is_asked_later_asked_again_and_added() {
        browser.submit(login(flow("openid documents:read")), Flow.ALLOW);

        var page = browser.open(flow("openid documents:write").path());
        assertThat(page.body()).contains("Label of documents:write");
        assertCode(browser.submit(page, Flow.ALLOW));
        assertCode(browser.open(flow("openid documents:read documents:write").path()));
        assertThat(browser.open(flow("").path()).body()).contains("Everything that your roles");
    }

    @Test
    void everything_at_one_api_is_nothing_at_another() {
        var other = "https://other.example.com";
        platform.change(
                tx ->
                        tx.resourceServers()
                                .insert(
                                        new ResourceServer(
                                                platform.next(),
                                                other,
                                                "Stock",
                                                false,
                                                false,
                                                SecondFactorPolicy.OFF,
                                                1)),
                ChangeKey.PLATFORM);
        assertCode(browser.submit(login(flow("")), Flow.ALLOW));
        assertCode(browser.open(flow("").path()));

        var page = browser.open(flow("").with("resource", other).path());

        assertThat(page.body()).contains("value=\"allow\"");
        assertCode(browser.submit(page, Flow.ALLOW));
        assertCode(browser.open(flow("").with("resource", other).path()));
        assertCode(browser.open(flow("").path()));
        assertThat(consent(platform.client).orElseThrow().everything())
                .containsExactlyInAnyOrder(Platform.API, other);
    }

    @Test
    void denied_access_denied_and_nothing_recorded() {
        var page = browser.submit(login(flow("openid")), Flow.DENY);

        assertError(page, "access_denied");
        assertThat(consent(platform.client)).isEmpty();
        assertThat(browser.open(flow("openid").path()).body()).contains("value=\"allow\"");
    }

    /** Rule 9: the reseller reads of it, and must not see whence its customers' people come. */
    @Test
    void decided_the_audit_log_says_so_and_not_whence() {
        browser.submit(login(flow("openid")), Flow.DENY);
        browser.submit(browser.open(flow("openid").path()), Flow.ALLOW);

        assertThat(server.audit())
                .filteredOn(event -> event.actor().equals("user:" + user.id()))
                .filteredOn(event -> event.matter().reseller() != null)
                .hasSizeGreaterThanOrEqualTo(1)
                .allMatch(
                        event ->
                                event.origin().source() == null
                                        && event.origin().session() == null
                                        && event.origin().request() != null);
    }

    @Test
    void neither_allowed_nor_denied_refused() {
        var page = login(flow("openid"));

        assertThat(browser.submit(page, Map.of("decision", "maybe")).status()).isEqualTo(400);
        assertThat(consent(platform.client)).isEmpty();
    }

    @Test
    void offline_is_a_choice_of_its_own_unticked() {
        var flow = flow("openid offline_access");
        var page = login(flow);
        assertThat(page.body()).contains("type=\"checkbox\"").doesNotContain("checked");

        var answer = browser.submit(page, Flow.ALLOW);

        var tokens = redeem(flow, answer);
        assertThat(tokens.refresh()).isNull();
        assertThat(tokens.scope()).isEqualTo("openid");
        assertThat(consent(platform.client).orElseThrow().offline())
                .isEqualTo(Consent.Offline.REFUSED);
        // Nobody is nagged, unless the client asks for it.
        assertCode(browser.open(flow.path()));
    }

    @Test
    void offline_granted_a_refresh_token_without_prompt_consent() {
        var flow = flow("openid offline_access");

        var answer = browser.submit(login(flow), ALLOW_OFFLINE);

        assertThat(redeem(flow, answer).refresh()).startsWith("sy_rt_");
        assertThat(redeem(flow, browser.open(flow.path())).refresh()).startsWith("sy_rt_");
    }

    @Test
    void offline_ticked_in_a_form_that_did_not_ask_nothing_granted() {
        var flow = flow("openid");

        browser.submit(login(flow), ALLOW_OFFLINE);

        assertThat(consent(platform.client).orElseThrow().offline())
                .isEqualTo(Consent.Offline.NOT_ASKED);
    }

    @Test
    void offline_asked_by_a_client_that_cannot_refresh_left_out() {
        var flow = new Flow(platform.publicClient).with("scope", "openid offline_access");

        assertThat(login(flow).body()).doesNotContain("type=\"checkbox\"");
    }

    @Test
    void trusted_client_skips_consent_never_for_offline_access() {
        var plain = new Flow(platform.trustedClient).with("scope", "openid documents:read");
        assertCode(login(plain));

        var offline = plain.with("scope", "openid offline_access");
        assertError(browser.open(offline.with("prompt", "none").path()), "consent_required");
        var page = browser.open(offline.path());
        assertThat(page.body()).contains("type=\"checkbox\"");
        assertCode(browser.submit(page, ALLOW_OFFLINE));
        assertCode(browser.open(offline.path()));
    }

    @Test
    void permission_asked_but_not_held_is_not_granted() {
        var flow = flow("documents:read store:read");

        var answer = browser.submit(login(flow), Flow.ALLOW);

        assertThat(redeem(flow, answer).scope()).isEqualTo("documents:read");
    }

    @Test
    void none_of_the_permissions_asked_is_held_invalid_scope_before_any_question() {
        assertError(login(flow("openid store:read")), "invalid_scope");
    }

    @Test
    void withdrawn_asked_again() {
        browser.submit(login(flow("openid")), Flow.ALLOW);
        assertCode(browser.open(flow("openid").path()));

        platform.change(
                tx -> tx.consents().withdraw(user.id(), platform.client.id()),
                ChangeKey.consent(user.id(), platform.client.id()));

        assertThat(browser.open(flow("openid").path()).body()).contains("value=\"allow\"");
    }

    @Test
    void member_no_more_access_denied() {
        browser.submit(login(flow("openid")), Flow.ALLOW);
        var application = platform.application.id();

        platform.change(
                tx -> tx.memberships().remove(user.id(), application),
                ChangeKey.membership(user.id(), application));

        var refused = browser.open(flow("openid").path());
        assertError(refused, "access_denied");
        assertThat(refused.answer().get("error_description")).contains("not a member");
        assertError(browser.open(flow("openid").with("prompt", "none").path()), "access_denied");
    }

    @Test
    void member_without_a_role_may_consent_to_nothing_in_particular() {
        var application = platform.application.id();
        platform.change(
                tx -> tx.memberships().put(new Membership(user.id(), application, Set.of(), 1)),
                ChangeKey.membership(user.id(), application));

        var page = login(flow("openid"));

        assertThat(page.body()).contains("Today your roles allow nothing here");
        assertCode(browser.submit(page, Flow.ALLOW));
    }

    @Test
    void stranger_at_the_management_api_access_denied() {
        var cli = server.store.read(tx -> tx.clients().find(BuiltInIds.COMMAND_LINE)).orElseThrow();
        var flow = new Flow(cli).with("redirect_uri", "http://127.0.0.1:41234/callback");

        assertError(login(flow), "access_denied");
    }
}
