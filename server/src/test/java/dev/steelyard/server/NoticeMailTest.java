package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.domain.mail.Mail;
import dev.steelyard.domain.mail.MailFact;
import dev.steelyard.domain.mail.MailFacts;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.source.Proxies;
import dev.steelyard.server.outgoing.OutgoingSettings;
import dev.steelyard.server.settings.MutualTls;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Mails that tell users what happened to their account. */
class NoticeMailTest {
    private static final String PAGE = "/oidc/account";

    private static final RunningServer SERVER =
            new RunningServer(
                    RunningServer.ISSUER,
                    Proxies.NONE,
                    OutgoingSettings.SAFE,
                    MutualTls.NONE,
                    Map.of("mail.host", "mail.example.com"));

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static void login(Browser browser, User user) {
        login(browser, user, Platform.PASSWORD);
    }

    private static void login(Browser browser, User user, String password) {
        browser.submit(
                browser.open(PAGE), Map.of("email", user.email().written(), "password", password));
    }

    private static List<Mail> mails(User user, MailKind kind) {
        return SERVER.store.read(tx -> tx.mails().list(null, PageRequest.FIRST).reversed()).stream()
                .filter(mail -> mail.recipient().address().equals(user.email()))
                .filter(mail -> mail.kind() == kind)
                .toList();
    }

    private static MailFacts facts(Mail mail) {
        var content = SERVER.store.read(tx -> tx.mails().content(mail.id())).orElseThrow();
        return MailFacts.of(SERVER.core.sealedKeys().open(content));
    }

    @Test
    void loginFromAnUnknownBrowser_isMailed_andFromAKnownOneNot() {
        var user = SERVER.addMember("browser@example.com");
        var browser = SERVER.browser();

        login(browser, user);

        var mail = mails(user, MailKind.NEW_BROWSER);
        assertThat(mail).hasSize(1);
        assertThat(facts(mail.getFirst()).find(MailFact.ACCOUNT)).contains(user.email().written());
        assertThat(mail.getFirst().recipient().language()).isEqualTo("en");
        SERVER.core.management().sessions().endAll(Actor.system(), user.id());
        login(browser, user);
        assertThat(mails(user, MailKind.NEW_BROWSER)).hasSize(1);
        login(SERVER.browser(), user);
        assertThat(mails(user, MailKind.NEW_BROWSER)).hasSize(2);
    }

    /** A thief's browser is not known for the next password. */
    @Test
    void loginFromABrowserThatKnewAnEarlierPassword_isMailed() {
        var user = SERVER.addMember("earlier@example.com");
        var browser = SERVER.browser();
        var changing = SERVER.browser();
        login(browser, user);
        login(changing, user);
        assertThat(mails(user, MailKind.NEW_BROWSER)).hasSize(2);

        var changed = "seven quiet fields lie there";
        var form = Map.of("current", Platform.PASSWORD, "password", changed);
        changing.submit(changing.open(PAGE + "/security/password"), form);
        SERVER.core.management().sessions().endAll(Actor.system(), user.id());

        login(changing, user, changed);
        assertThat(mails(user, MailKind.NEW_BROWSER)).hasSize(2);
        login(browser, user, changed);
        assertThat(mails(user, MailKind.NEW_BROWSER)).hasSize(3);
    }

    @Test
    void deletionOfTheAccount_isMailed_andThatItIsKept() {
        var user = SERVER.addMember("deleted@example.com");
        var browser = SERVER.browser();
        login(browser, user);

        var waiting = browser.submit(browser.open("/oidc/account/data/delete"), Map.of());
        assertThat(mails(user, MailKind.ACCOUNT_DELETION)).hasSize(1);
        assertThat(facts(mails(user, MailKind.ACCOUNT_DELETION).getFirst()).time(MailFact.DUE))
                .isPresent();
        browser.submit(waiting, Map.of());

        assertThat(mails(user, MailKind.ACCOUNT_KEPT)).hasSize(1);
    }

    @Test
    void failedLogin_isNotMailed() {
        var user = SERVER.addMember("failed@example.com");
        var browser = SERVER.browser();

        browser.submit(
                browser.open(PAGE),
                Map.of("email", user.email().written(), "password", "not the password"));

        assertThat(mails(user, MailKind.NEW_BROWSER)).isEmpty();
    }

    @Test
    void sessionsEndedByStaff_isMailed_ifThereWereSome() {
        var user = SERVER.addMember("ended@example.com");
        var sessions = SERVER.core.management().sessions();
        sessions.endAll(Actor.system(), user.id());
        assertThat(mails(user, MailKind.SESSIONS_ENDED)).isEmpty();
        login(SERVER.browser(), user);

        sessions.endAll(Actor.system(), user.id());

        assertThat(mails(user, MailKind.SESSIONS_ENDED)).hasSize(1);
    }
}
