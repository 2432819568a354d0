package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.link.AccountLink;
import dev.steelyard.domain.mail.MailFact;
import dev.steelyard.domain.mail.MailFacts;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.source.Proxies;
import dev.steelyard.server.outgoing.OutgoingSettings;
import dev.steelyard.server.settings.MutualTls;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The mailed link that permits to add a first second factor which is demanded. */
class EnrolmentMailTest {
    private static final String SEND = "Send me the link";

    private static final RunningServer SERVER =
            new RunningServer(
                    RunningServer.ISSUER,
                    Proxies.NONE,
                    OutgoingSettings.SAFE,
                    MutualTls.NONE,
                    Map.of("mail.host", "mail.example.com"));

    private static final Flow FLOW = new Flow(SERVER.platform.client).with("scope", "openid");

    // Not in an initializer: the store's thread would wait for the class.
    @BeforeAll
    static void demand() {
        var is = SERVER.platform.application;
        var demanding =
                new Application(
                        is.id(),
                        is.reseller(),
                        is.name(),
                        is.company(),
                        null,
                        false,
                        SecondFactorPolicy.REQUIRED,
                        1);
        SERVER.platform.change(
                tx -> tx.applications().update(demanding), ChangeKey.application(is.id()));
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static AuthenticatorOwner member(String name, boolean verified) {
        var made = SERVER.addMember(name + "@example.com");
        var user = new User(made.id(), made.email(), made.name(), verified, false, made.version());
        SERVER.platform.change(tx -> tx.users().update(user), ChangeKey.user(user.id()));
        return new AuthenticatorOwner(SERVER, user);
    }

    private static Browser.Page login(Browser in, AuthenticatorOwner owner) {
        return in.submit(in.open(FLOW.path()), owner.credentials());
    }

    /** The paths of the links that were mailed to the user. */
    private static List<String> links(AuthenticatorOwner owner) {
        return SERVER.store.read(tx -> tx.mails().list(null, PageRequest.FIRST)).stream()
                .filter(mail -> mail.kind() == MailKind.FACTOR_ENROLMENT)
                .filter(mail -> mail.recipient().address().equals(owner.user.email()))
                .map(mail -> SERVER.store.read(tx -> tx.mails().content(mail.id())).orElseThrow())
                .map(content -> MailFacts.of(SERVER.core.sealedKeys().open(content)))
                .map(facts -> facts.find(MailFact.LINK).orElseThrow())
                .map(link -> link.substring(link.indexOf("/oidc/")))
                .toList();
    }

    @Test
    void mailed_link_with_the_password_adds_the_first_factor_once() {
        var owner = member("mailed", true);
        var browser = SERVER.browser();
        var sent = browser.submit(login(browser, owner), Map.of());
        assertThat(sent.body()).contains("Look into your mailbox");
        var link = links(owner).getFirst();

        // The mailbox alone gives nothing: the page asks for the password.
        var reader = SERVER.browser();
        assertThat(reader.open(link).body()).contains("name=\"password\"");
        browser.submit(browser.open(link), Map.of());
        assertThat(owner.enrol(browser).body()).contains("The app is on");
        var again = SERVER.browser();
        assertThat(again.open(link).body()).contains("name=\"password\"");
        assertThat(browser.open(link).body()).contains("This link");
        assertThat(login(SERVER.browser(), owner).body()).contains("name=\"code\"");
    }

    @Test
    void thief_of_the_password_has_no_link_and_that_of_another_user_permits_nothing() {
        var victim = member("victim", true);
        var thief = member("thief", true);
        var browser = SERVER.browser();
        var needed = login(browser, victim);
        assertThat(needed.body()).contains(SEND);
        var other = SERVER.browser();
        other.submit(login(other, thief), Map.of());

        assertThat(browser.open(links(thief).getFirst()).body()).contains("This link");
        assertThat(browser.open(AuthenticatorOwner.PAGE).status()).isEqualTo(403);
        assertThat(browser.open(AuthenticatorOwner.PAGE).body()).contains(SEND);
    }

    /** Rule 9: the account may have been made with somebody else's address. */
    @Test
    void address_that_no_mail_proved_gets_no_link() {
        var owner = member("unproved", false);
        var browser = SERVER.browser();
        var needed = login(browser, owner);
        assertThat(needed.body()).contains("Ask an operator for a link").doesNotContain(SEND);

        var form = Browser.filled(browser.open("/oidc/account/profile"), Map.of());
        browser.post("/oidc/account/security/enrolment/mail", form);
        assertThat(links(owner)).isEmpty();
    }

    /** The thief of a password may have changed the address; the earlier one can undo that. */
    @Test
    void address_that_can_still_be_undone_gets_no_link() {
        var owner = member("changed", true);
        var secret =
                new SecretGenerator(new SecureRandom())
                        .next(SecretKind.ACCOUNT_LINK, SERVER.platform.<AccountLink>next());
        SERVER.store.execute(
                tx ->
                        tx.accountLinks()
                                .insert(
                                        new AccountLink(
                                                secret.id(),
                                                secret.hash(),
                                                owner.user.id(),
                                                AccountLink.Purpose.ADDRESS_UNDO,
                                                null,
                                                true,
                                                owner.user.email(),
                                                SERVER.clock.instant().plus(Duration.ofDays(7)),
                                                null,
                                                null)));
        assertThat(login(SERVER.browser(), owner).body()).doesNotContain(SEND);
    }

    @Test
    void link_after_30_minutes_expired_and_no_more_than_three_at_once() {
        var owner = member("late", true);
        var browser = SERVER.browser();
        var page = login(browser, owner);
        for (int i = 0; i < 3; i++) {
            assertThat(browser.submit(page, Map.of()).body()).contains("Look into your mailbox");
        }
        assertThat(browser.submit(page, Map.of()).status()).isEqualTo(429);
        assertThat(links(owner)).hasSize(3);
        SERVER.clock.move(Duration.ofMinutes(30));
        var late = SERVER.browser();
        login(late, owner);
        assertThat(late.open(links(owner).getFirst()).body()).contains("has expired");
    }
}
