package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.link.CreatedInvitation;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.setting.PageSettings;
import dev.steelyard.domain.client.setting.SettingValues;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.Invitation;
import dev.steelyard.domain.link.Inviter;
import dev.steelyard.domain.permission.Ceiling;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.permission.Permission;
import dev.steelyard.domain.permission.PrincipalKind;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.permission.Surface;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.PasswordHasher;
import dev.steelyard.domain.user.User;
import dev.steelyard.testkit.domain.ClientBuilder;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules 8 and 9: who holds a link becomes a member, or staff; nobody learns who has an account. */
class InvitationTest extends ServerTest {
    private static final String NOT_ACCEPTED = "That did not work";
    private static final String CONTINUE = "Continue to Ledger";
    private static final String GONE = "This link no longer works";

    private String link(@Nullable String email, boolean staff) {
        return link(email, staff, new Inviter.Program());
    }

    private String link(@Nullable String email, boolean staff, Inviter inviter) {
        var link =
                new SecretGenerator(new SecureRandom())
                        .next(SecretKind.HANDOVER_LINK, platform.next());
        Id<Invitation> id = link.id();
        var invitation =
                new Invitation(
                        id,
                        link.hash(),
                        inviter,
                        email == null ? null : new EmailAddress(email),
                        staff ? null : platform.application.id(),
                        staff ? Set.of() : Set.of(platform.role.id()),
                        staff ? new Authority.Operator() : null,
                        staff ? Set.of(ManagementPermission.CLIENTS_READ) : Set.of(),
                        server.clock.instant().plus(Duration.ofDays(7)),
                        0,
                        null);
        platform.change(tx -> tx.invitations().insert(invitation));
        return "/oidc/invitation?link=" + link.reveal();
    }

    private Optional<User> user(String email) {
        return server.store.read(tx -> tx.users().findByEmail(new EmailAddress(email)));
    }

    private boolean member(String email) {
        return user(email)
                .flatMap(
                        user ->
                                server.store.read(
                                        tx ->
                                                tx.memberships()
                                                        .find(
                                                                user.id(),
                                                                platform.application.id())))
                .isPresent();
    }

    private static Map<String, String> typed(String name, String password) {
        return Map.of("name", name, "password", password);
    }

    @Test
    void known_and_unknown_address_same_page_same_refusal() {
        server.addUser("known@example.com");
        var known = server.browser();
        var unknown = server.browser();
        var first = known.open(link("known@example.com", false));
        var second = unknown.open(link("unknown@example.com", false));

        assertThat(plain(first, "known@example.com"))
                .isEqualTo(plain(second, "unknown@example.com"));

        int before = server.hasher.all();
        var refused = known.submit(first, typed("Somebody", "wrong"));
        assertThat(server.hasher.all()).isEqualTo(before + 1);
        var alike = unknown.submit(second, typed("Somebody", "wrong"));
        assertThat(server.hasher.all()).isEqualTo(before + 2);
        assertThat(refused.body()).contains(NOT_ACCEPTED);
        assertThat(plain(refused, "known@example.com"))
                .isEqualTo(plain(alike, "unknown@example.com"));
        assertThat(member("known@example.com")).isFalse();
        assertThat(user("unknown@example.com")).isEmpty();
    }

    @Test
    void guesses_of_a_known_address_and_of_an_unknown_one_are_429_after_ten_of_any_fault() {
        server.addUser("guessed@example.com");
        for (var email : List.of("guessed@example.com", "stranger@example.com")) {
            var browser = server.browser();
            // Two links: each alone would be over after as many attempts.
            var page = browser.open(link(email, false));
            var other = browser.open(link(email, false));
            for (int guess = 1; guess <= 10; guess++) {
                var password = guess % 2 == 0 ? "short" : "long enough to be one";
                assertThat(browser.submit(guess <= 5 ? page : other, typed("", password)).body())
                        .contains(NOT_ACCEPTED);
            }

            var limited = browser.submit(page, typed("Somebody", Platform.PASSWORD));
            assertThat(limited.status()).isEqualTo(429);
            assertThat(limited.header("retry-after")).isEqualTo("120");
            assertThat(limited.body()).contains("Too many attempts. Wait 2 minutes");
        }
    }

    private void markMailed(String path) {
        var secret = Secret.parse(SecretKind.HANDOVER_LINK, path.substring(path.indexOf('=') + 1));
        platform.change(tx -> tx.invitations().markMailed(secret.orElseThrow().id()));
    }

    /** Rule 13: whoever may invite could invite the owner of a stolen password. */
    @Test
    void acceptedInvitation_permitsAFirstFactorToANewUserAlone() {
        var none = server.addUser("stolen@example.com");
        var proved = server.addUser("proved@example.com");
        var verified =
                new User(proved.id(), proved.email(), proved.name(), true, false, proved.version());
        platform.change(tx -> tx.users().update(verified), ChangeKey.user(proved.id()));
        demand(SecondFactorPolicy.REQUIRED);
        try {
            for (var user : List.of(none, verified)) {
                var email = user.email().written();
                var path = link(email, false);
                if (user.emailVerified()) {
                    markMailed(path);
                }
                accept(path, typed("", Platform.PASSWORD));
                assertThat(member(email)).isTrue();
                assertThat(firstFactor(email, Platform.PASSWORD).status()).isEqualTo(403);
            }
            var fresh = "long enough it is";
            accept(link("first@example.com", false), typed("First", fresh));
            assertThat(firstFactor("first@example.com", fresh).body()).contains("class=\"qr\"");
        } finally {
            demand(SecondFactorPolicy.OFF);
        }
    }

    private void accept(String path, Map<String, String> typed) {
        var browser = server.browser();
        assertThat(browser.submit(browser.open(path), typed).body())
                .contains("You are a member now");
    }

    /** The page that adds an authenticator app, after a login in a browser of its own. */
    private Browser.Page firstFactor(String email, String password) {
        var browser = server.browser();
        browser.submit(browser.open("/oidc/account"), Map.of("email", email, "password", password));
        return browser.open(AuthenticatorOwner.PAGE);
    }

    private void demand(SecondFactorPolicy policy) {
        change(false, policy);
    }

    private void suspended(boolean suspended) {
        change(suspended, SecondFactorPolicy.OFF);
    }

    private void change(boolean suspended, SecondFactorPolicy policy) {
        var id = platform.application.id();
        platform.change(
                tx -> {
                    var is = tx.applications().find(id).orElseThrow();
                    tx.applications()
                            .update(
                                    new Application(
                                            id,
                                            is.reseller(),
                                            is.name(),
                                            is.company(),
                                            is.expiry(),
                                            suspended,
                                            policy,
                                            is.version()));
                },
                ChangeKey.application(id));
    }

    /** Rule 9: another person, who made the account and has the factor, gets in nowhere by it. */
    @Test
    void factorOfAnAddressThatWasNeverProved_isShownInThisBrowserBeforeAMailedInvitation() {
        var email = "factor@example.com";
        var owner = new AuthenticatorOwner(server, server.addUser(email));
        owner.enrol(server.browser());
        var path = link(email, false);
        markMailed(path);
        var other = server.browser();

        var refused = other.submit(other.open(path), typed("", Platform.PASSWORD));
        assertThat(refused.body()).contains("This account has a second factor");
        assertThat(member(email)).isFalse();
        var wrong = other.submit(other.open(path), typed("", "wrong"));
        assertThat(wrong.body()).contains(NOT_ACCEPTED).doesNotContain("second factor");

        var browser = server.browser();
        var step = browser.submit(browser.open("/oidc/account"), owner.credentials());
        browser.submit(step, Map.of("code", owner.nextCode()));
        browser.submit(browser.open(path), typed("", Platform.PASSWORD));
        assertThat(member(email)).isTrue();
        assertThat(user(email).orElseThrow().emailVerified()).isTrue();
        assertThat(browser.open("/oidc/account").has("name=\"password\"")).isFalse();
    }

    /** NIST SP 800-63B-4, section 3.1.1.2: a short password is never the only factor. */
    @Test
    void shortPassword_acceptsOnlyInABrowserThatShowedASecondFactor() {
        var email = "short@example.com";
        var owner = new AuthenticatorOwner(server, server.addUser(email));
        var browser = server.browser();
        owner.enrol(browser);
        var id = owner.user.id();
        server.store.execute(
                tx -> {
                    var phc = tx.users().password(id).orElseThrow();
                    tx.users().setPassword(id, phc + PasswordHasher.SHORT_MARK);
                });
        var path = link(email, false);
        var other = server.browser();

        var refused = other.submit(other.open(path), typed("", Platform.PASSWORD));
        assertThat(refused.body()).contains(NOT_ACCEPTED);
        assertThat(member(email)).isFalse();

        browser.submit(browser.open(path), typed("", Platform.PASSWORD));
        assertThat(member(email)).isTrue();
    }

    private static String plain(Browser.Page page, String email) {
        return page.body()
                .replace(email, "EMAIL")
                .replaceAll("name=\"(csrf|link)\" value=\"[^\"]*\"", "")
                .replaceAll("(?m)^<input type=\"hidden\" >\\n", "")
                .replaceAll("name=\"back\" type=\"hidden\" value=\"[^\"]*\"", "");
    }

    @Test
    void known_address_proves_itself_by_its_password_and_joins() {
        server.addUser("joins@example.com");
        var browser = server.browser();
        var page = browser.open(link("joins@example.com", false));

        var done = browser.submit(page, typed("", Platform.PASSWORD));

        assertThat(done.body()).contains("You are a member now");
        assertThat(member("joins@example.com")).isTrue();
        assertThat(browser.cookies).doesNotContainKey("steelyard-session");
    }

    @Test
    void invitedByAClient_leadsOnToTheAddressThatItRegistered_andToTheAccount() {
        var start = "https://app.example.com/start";
        var home = "https://app.example.com/";
        var browser = server.browser();
        var accepted = acceptedFromTheMachine(browser, "invited@example.com");
        assertThat(browser.open(accepted).body())
                .contains("You are a member now", "href=\"/oidc/account\"")
                .doesNotContain(CONTINUE);

        pages(SettingValues.NONE.with(PageSettings.CLIENT_URI, home));
        assertThat(browser.open(accepted).body()).contains(CONTINUE, "href=\"" + home + "\"");
        pages(
                SettingValues.NONE
                        .with(PageSettings.CLIENT_URI, home)
                        .with(PageSettings.INITIATE_LOGIN_URI, start));
        assertThat(browser.open(accepted).body())
                .contains(CONTINUE, "href=\"" + start + "?iss=", "href=\"/oidc/account\"");
    }

    /** Else anybody could send people to a client in the issuer's name. */
    @Test
    void clientOfAnInvitation_isShownOnlyToTheBrowserThatAccepted_forTenMinutes() {
        pages(
                SettingValues.NONE.with(
                        PageSettings.INITIATE_LOGIN_URI, "https://app.example.com/start"));
        var browser = server.browser();
        var accepted = acceptedFromTheMachine(browser, "shown@example.com");
        assertThat(browser.open(accepted).body()).contains(CONTINUE);
        var other = server.browser();
        other.open("/oidc/account");
        var unsealed = "/oidc/invitation/accepted?client=" + platform.machine.id();
        for (var page : List.of(other.open(accepted), browser.open(unsealed))) {
            assertThat(page.body()).contains("href=\"/oidc/account\"").doesNotContain(CONTINUE);
        }

        suspended(true);
        assertThat(browser.open(accepted).body()).doesNotContain(CONTINUE);
        suspended(false);
        assertThat(browser.open(accepted).body()).contains(CONTINUE);
        server.clock.move(Duration.ofMinutes(10));
        assertThat(browser.open(accepted).body()).doesNotContain(CONTINUE);
    }

    @AfterEach
    void withoutPages() {
        server.set(platform.machine, platform.machine.settings());
    }

    private void pages(SettingValues values) {
        server.set(platform.machine, values.over(platform.machine.settings()));
    }

    /** The address of the page after a new user accepted an invitation by a client. */
    private String acceptedFromTheMachine(Browser browser, String email) {
        mayInvite(platform.machine);
        var api =
                server.store
                        .read(tx -> tx.resourceServers().findByIdentifier(Platform.API))
                        .orElseThrow();
        var inviter =
                new Inviter.Principal(new PrincipalRef(platform.machine.id(), null), api.id());
        var page = browser.open(link(email, false, inviter));
        var form = Browser.filled(page, typed("Invited", "long enough it is"));
        return browser.post(Browser.action(page), form).location();
    }

    private void mayInvite(Client client) {
        var manage = "users:manage";
        var all = Set.of("documents:read", "documents:write", "store:read", manage);
        var role =
                new Role(
                        platform.next(),
                        platform.application.id(),
                        "Manager " + platform.next(),
                        "",
                        Set.of("documents:read", "documents:write", manage),
                        1);
        platform.change(
                tx -> {
                    var api = tx.resourceServers().findByIdentifier(Platform.API).orElseThrow();
                    tx.permissions()
                            .put(
                                    new Permission(
                                            manage,
                                            api.id(),
                                            "Manage users",
                                            Set.of(PrincipalKind.CLIENT),
                                            Surface.API,
                                            true,
                                            1));
                    tx.ceilings().set(platform.application.reseller(), new Ceiling(all, 1));
                    tx.ceilings().set(platform.application.id(), new Ceiling(all, 1));
                    tx.roles().insert(role);
                    var is = tx.clients().find(client.id()).orElseThrow();
                    tx.clients().update(ClientBuilder.like(is).roles(Set.of(role.id())).build());
                },
                ChangeKey.PLATFORM);
    }

    @Test
    void unknown_address_becomes_a_user_whose_address_is_not_verified() {
        var browser = server.browser();
        var page = browser.open(link("new@example.com", false));

        assertThat(browser.submit(page, typed("", "long enough it is")).body())
                .contains(NOT_ACCEPTED);
        assertThat(browser.submit(page, typed("New", "short")).body())
                .contains(NOT_ACCEPTED, "A new password needs at least 15 characters");
        assertThat(browser.submit(page, typed("New Weigher", "new.weigher.123")).body())
                .contains("This is little more than your name");
        assertThat(browser.submit(page, typed("New", "long enough it is")).body())
                .contains("You are a member now");

        assertThat(member("new@example.com")).isTrue();
        assertThat(user("new@example.com").orElseThrow().emailVerified()).isFalse();
        var flow = new Flow(platform.client);
        var login = Map.of("email", "new@example.com", "password", "long enough it is");
        assertThat(browser.submit(browser.open(flow.path()), login).body())
                .contains("Label of documents:read");
    }

    @Test
    void link_works_once() {
        var path = link("once@example.com", false);
        var browser = server.browser();
        var page = browser.open(path);
        browser.submit(page, typed("Once", "long enough it is"));

        assertThat(browser.open(path).status()).isEqualTo(410);
        var again = browser.submit(page, typed("Once", "long enough it is"));
        assertThat(again.body()).contains(GONE);
    }

    @Test
    void unknown_altered_ended_or_missing_link_look_alike() {
        var path = link("late@example.com", false);
        var browser = server.browser();
        assertThat(browser.open("/oidc/invitation").body()).contains(GONE);
        assertThat(browser.open("/oidc/invitation?link=sy_hl_x").body()).contains(GONE);
        assertThat(browser.open(path + "A").body()).contains(GONE);
        var page = browser.open(path);

        server.clock.move(Duration.ofDays(7));

        assertThat(browser.open(path).body()).contains(GONE);
        assertThat(browser.submit(page, typed("Late", "long enough it is")).body()).contains(GONE);
        assertThat(user("late@example.com")).isEmpty();
    }

    @Test
    void form_without_the_pages_token_refused() {
        var browser = server.browser();
        var page = browser.open(link("forged@example.com", false));
        var form = new LinkedHashMap<>(Browser.filled(page, typed("F", "long enough it is")));
        form.remove("csrf");

        assertThat(browser.post("/oidc/invitation", form).status()).isEqualTo(403);
        assertThat(user("forged@example.com")).isEmpty();
    }

    @Test
    void ten_attempts_then_the_link_is_over() {
        server.addUser("tried@example.com");
        var path = link("tried@example.com", false);
        var browser = server.browser();
        var page = browser.open(path);
        for (int i = 0; i < 10; i++) {
            assertThat(browser.submit(page, typed("", "wrong" + i)).body()).contains(NOT_ACCEPTED);
        }
        int hashed = server.hasher.all();

        assertThat(browser.submit(page, typed("", Platform.PASSWORD)).body()).contains(GONE);
        assertThat(browser.open(path).body()).contains(GONE);
        assertThat(server.hasher.all()).isEqualTo(hashed);
        assertThat(member("tried@example.com")).isFalse();
    }

    @Test
    void tenth_attempt_still_counts() {
        server.addUser("tenth@example.com");
        var browser = server.browser();
        var page = browser.open(link("tenth@example.com", false));
        for (int i = 0; i < 9; i++) {
            browser.submit(page, typed("", "wrong" + i));
        }

        assertThat(browser.submit(page, typed("", Platform.PASSWORD)).body())
                .contains("You are a member now");
    }

    @Test
    void staff_invitation_makes_staff() {
        var browser = server.browser();
        var page = browser.open(link("staff@example.com", true));
        assertThat(page.body()).contains("you act in the name of", "Weighing");

        var done = browser.submit(page, typed("Staff", "long enough it is"));

        assertThat(done.body()).contains("You belong to the staff now");
        var id = user("staff@example.com").orElseThrow().id();
        assertThat(server.store.read(tx -> tx.staff().find(id)).orElseThrow().permissions())
                .containsExactly(ManagementPermission.CLIENTS_READ);
    }

    @Test
    void bootstrap_link_makes_the_first_operator_and_no_second() {
        try (var empty = new RunningServer(RunningServer.ISSUER)) {
            var path = bootstrap(empty);
            var other = bootstrap(empty);
            var browser = empty.browser();
            var page = browser.open(path);
            assertThat(page.body())
                    .contains("You will be the first operator of", "Weighing")
                    .contains("<h1>Set up the Platform</h1>", "<dt>Platform</dt>");
            var typed =
                    Map.of(
                            "email",
                            "op@example.com",
                            "name",
                            "Op",
                            "password",
                            "long enough it is");
            assertThat(
                            browser.submit(
                                            page,
                                            Map.of(
                                                    "email",
                                                    "op",
                                                    "name",
                                                    "Op",
                                                    "password",
                                                    "long enough"))
                                    .body())
                    .contains(NOT_ACCEPTED);

            assertThat(browser.submit(page, typed).body()).contains("You belong to the staff now");

            assertThat(browser.open(path).body()).contains(GONE);
            assertThat(browser.open(other).body()).contains(GONE);
            assertThat(browser.open(path.replace("bootstrap", "invitation")).body()).contains(GONE);
        }
    }

    private static String bootstrap(RunningServer server) {
        return server.core.management().bootstrap().link()
                        instanceof Outcome.Done<CreatedInvitation>(var made)
                ? "/oidc/bootstrap?link=" + made.link().reveal()
                : "";
    }
}
