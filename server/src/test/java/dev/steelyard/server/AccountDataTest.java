package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.audit.AuditFilter;
import dev.steelyard.domain.contact.Contact;
import dev.steelyard.domain.deletion.AccountDeletion;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.refusal.StoredRefusal;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.user.Staff;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.answer.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The export of what is stored of a user, and the deletion of its account. */
class AccountDataTest extends ServerTest {
    private static final String DATA = "/oidc/account/data";

    private User user;
    private Browser browser;
    private int count;

    @BeforeEach
    void newMember() {
        user = server.addMember("leaver" + count++ + "@example.com");
        browser = server.browser();
    }

    private Browser.Page login(String path) {
        return browser.submit(
                browser.open(path),
                Map.of("email", user.email().written(), "password", Platform.PASSWORD));
    }

    private boolean known() {
        return server.store.read(tx -> tx.users().findByEmail(user.email()).isPresent());
    }

    @Test
    void export_downloadedAfterAFreshProof_hasNoSecret() {
        login(DATA);
        server.clock.move(Duration.ofMinutes(11));

        var asked = browser.open(DATA + "/export");
        assertThat(asked.body()).contains("fresh proof", "name=\"password\"");
        var page =
                browser.submit(
                        asked,
                        Map.of("email", user.email().written(), "password", Platform.PASSWORD));
        var file = browser.post(DATA + "/export", Browser.filled(page, Map.of()));

        assertThat(file.header("content-disposition")).contains("attachment");
        assertThat(file.header("cache-control")).contains("no-store");
        var json = Json.MAPPER.readTree(file.body());
        assertThat(json.get("account").get("email").asString()).isEqualTo(user.email().written());
        assertThat(json.get("memberships").get(0).get("roles").get(0).asString())
                .isEqualTo(platform.role.name());
        assertThat(json.get("sessions").size()).isEqualTo(2);
        assertThat(json.get("security_events").size()).isGreaterThan(1);
        assertThat(file.body()).doesNotContain("argon2", "hash");
    }

    @Test
    void export_hasRefusalsOfTheUserOnly_countOfRecoveryCodes_andTheReseller() {
        var other = server.addMember("other" + count + "@example.com");
        platform.change(
                tx -> {
                    tx.refusals().add(List.of(refusal(user, "mine"), refusal(other, "another")));
                    tx.recoveryCodes()
                            .replace(
                                    user.id(),
                                    List.of("one-hash", "another-hash"),
                                    server.clock.instant());
                    tx.contacts()
                            .set(
                                    platform.application.reseller(),
                                    new Contact(
                                            null,
                                            false,
                                            "020 7946 0000",
                                            "https://sales.example.com/",
                                            0));
                });

        var page = login(DATA + "/export");
        var file = browser.post(DATA + "/export", Browser.filled(page, Map.of()));

        var json = Json.MAPPER.readTree(file.body());
        assertThat(json.get("refusals").size()).isEqualTo(1);
        var refused = json.get("refusals").get(0);
        assertThat(refused.get("reference").asString()).isEqualTo("reference-mine");
        assertThat(refused.get("code").asString()).isEqualTo("permission_missing");
        assertThat(json.get("recovery_codes_left").asInt()).isEqualTo(2);
        var reseller = json.get("memberships").get(0).get("reseller");
        assertThat(reseller.get("name").asString()).isEqualTo("Weighers & Sons");
        assertThat(reseller.get("contact_page").asString()).isEqualTo("https://sales.example.com/");
        assertThat(file.body()).doesNotContain("-hash", "020 7946 0000");
        assertThat(browser.open("/oidc/account/memberships").body())
                .contains(
                        "Weighers &amp; Sons",
                        "(<a href=\"https://sales.example.com/\">contact</a>)");
    }

    private StoredRefusal refusal(User whose, String name) {
        return new StoredRefusal(
                platform.next(),
                "reference-" + name,
                server.clock.instant(),
                null,
                platform.client.id(),
                whose.id(),
                null,
                "permission_missing",
                "GET",
                "/{application}/collections",
                "documents:read",
                null);
    }

    @Test
    void staleFormOfTheExport_leadsToTheProof() {
        var page = login(DATA + "/export");
        server.clock.move(Duration.ofMinutes(11));

        var again = browser.post(DATA + "/export", Browser.filled(page, Map.of()));

        assertThat(again.location()).isEqualTo(DATA + "/export");
    }

    @Test
    void deletion_asked_takenBack_thenDoneAfterFourteenDays() {
        login(DATA);
        var question = browser.open(DATA + "/delete");
        assertThat(question.body()).contains("Delete your account?", "14 days");
        var waiting = browser.submit(question, Map.of());
        assertThat(waiting.body()).contains("Your account will be deleted:");
        assertThat(browser.open("/oidc/account/profile").body()).contains("Keep my account");

        var kept = browser.submit(browser.open(DATA), Map.of());
        assertThat(kept.body()).contains("Your account stays.");
        server.clock.move(AccountDeletion.DELAY);
        server.core.deleteAccounts();
        login(DATA);

        browser.submit(browser.open(DATA + "/delete"), Map.of());
        server.clock.move(AccountDeletion.DELAY.minusSeconds(1));
        server.core.deleteAccounts();
        assertThat(known()).isTrue();
        server.clock.move(Duration.ofSeconds(2));
        server.core.deleteAccounts();

        assertThat(known()).isFalse();
        var memberships = server.store.read(tx -> tx.memberships().ofUser(user.id()));
        assertThat(memberships).isEmpty();
        assertThat(login(DATA).body()).contains("password is wrong");
        var filter =
                new AuditFilter(null, null, null, null, "user", user.id().hex(), null, null, null);
        var events = server.store.read(tx -> tx.audit().list(filter, PageRequest.FIRST));
        assertThat(events).extracting(event -> event.action()).contains("user.deleted");
    }

    @Test
    void deletionWaits_loginToAClientTellsOnce_andKeepsTheAccount() {
        login(DATA);
        browser.submit(browser.open(DATA + "/delete"), Map.of());
        var path = new Flow(platform.client).with("scope", "openid").path();
        assertThat(browser.open(path).body())
                .as("logged in already")
                .doesNotContain("keep your account");

        browser = server.browser();
        var told = login(path);
        assertThat(told.body())
                .contains(
                        "Do you want to keep your account?", "Ledger", "Keep my account", "<time ");
        var on = browser.submit(told, Map.of("decision", "continue"));
        assertThat(on.body()).contains("Allow access?");
        assertThat(waits()).isTrue();
        assertThat(browser.submit(on, Flow.ALLOW).location()).contains("code=");

        browser = server.browser();
        var kept = browser.submit(login(path), Map.of("decision", "keep"));
        assertThat(kept.location()).contains("code=");
        assertThat(waits()).isFalse();
        browser = server.browser();
        assertThat(login(path).location()).contains("code=");
    }

    private boolean waits() {
        return server.store.read(tx -> tx.accountDeletions().find(user.id())).isPresent();
    }

    private void makeOperator(User who) {
        server.store.execute(
                tx ->
                        tx.staff()
                                .put(
                                        new Staff(
                                                who.id(),
                                                new Authority.Operator(),
                                                Set.of(ManagementPermission.STAFF_WRITE),
                                                0)));
    }

    private boolean isStaff() {
        return server.store.read(tx -> tx.staff().find(user.id()).isPresent());
    }

    @Test
    void lastOperator_refused_andWithASecondStaffRightsGoAtOnce() {
        makeOperator(user);
        var question = login(DATA + "/delete");
        assertThat(question.body()).contains("What you may do as staff ends at once");

        var refused = browser.submit(question, Map.of());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("last operator");
        assertThat(isStaff()).isTrue();

        makeOperator(server.addMember("second" + count + "@example.com"));
        browser.submit(refused, Map.of());
        assertThat(isStaff()).isFalse();
    }
}
