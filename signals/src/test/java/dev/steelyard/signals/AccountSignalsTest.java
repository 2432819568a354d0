package dev.steelyard.signals;

import static dev.steelyard.server.Receiver.CAEP;
import static dev.steelyard.server.Receiver.RISC;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.steelyard.admin.account.RecoverPassword.Recovery;
import dev.steelyard.admin.address.ChangeAddress.Confirmation;
import dev.steelyard.admin.address.UndoAddress.Undoing;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.link.AccountLink;
import dev.steelyard.domain.link.AccountLink.Purpose;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.Password;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.user.PasswordResetOperations.NewResetLink;
import dev.steelyard.server.Browser;
import dev.steelyard.server.Flow;
import dev.steelyard.server.Receiver;
import dev.steelyard.server.RunningServer;
import dev.steelyard.server.outgoing.OutgoingSettings;
import dev.steelyard.testkit.SoftAuthenticator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What receivers hear of users' accounts: passkeys, addresses and recoveries. */
@SuppressWarnings("NullAway.Init")
class AccountSignalsTest {
    private static final String PASSKEYS = "/oidc/account/security/passkeys";
    private static final Pattern OPTIONS = Pattern.compile("data-options=\"([^\"]*)\"");
    private static final String CHANGE = CAEP + "credential-change";

    private RunningServer server;
    private User ada;
    private Receiver receiver;
    private String stream;
    private Receiver resellers;
    private String resellersStream;

    @BeforeEach
    void start() throws Exception {
        server = SignalServer.start(OutgoingSettings.SAFE);
        ada = server.platform.ada;
        receiver = Receiver.ofOperator(server);
        stream = receiver.stream();
        resellers =
                new Receiver(
                        server,
                        new Authority.OfReseller(server.platform.application.reseller()),
                        Set.of(
                                ManagementPermission.SIGNALS_READ,
                                ManagementPermission.SIGNALS_WRITE));
        resellersStream = resellers.stream();
        // The secrets of the receivers themselves.
        receiver.take(stream);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private List<JWTClaimsSet> heard(String type) throws Exception {
        assertThat(resellers.take(resellersStream))
                .as("no business of resellers (rule 9)")
                .noneMatch(claims -> has(claims, type));
        return receiver.take(stream).stream().filter(claims -> has(claims, type)).toList();
    }

    private static boolean has(JWTClaimsSet claims, String type) {
        return claims.getClaim("events") instanceof Map<?, ?> events && events.containsKey(type);
    }

    private Map<String, Object> subject() {
        return Map.of("format", "iss_sub", "iss", RunningServer.ISSUER, "sub", ada.id().hex());
    }

    private static String options(Browser.Page page) {
        var options = OPTIONS.matcher(page.response().body());
        assertThat(options.find()).as(page.response().body()).isTrue();
        return options.group(1).replace("&#34;", "\"");
    }

    /** CAEP 1.0, section 3.3. */
    @Test
    void passkeyAdded_andAllRemovedByStaff_areCredentialChanges() throws Exception {
        var browser = server.browser();
        var page = browser.submit(browser.open(PASSKEYS), Flow.ADA);
        var answer = new SoftAuthenticator().create(options(page));
        browser.submit(page, Map.of("name", "Blue key", "credential", answer));
        var passkey = server.store.read(tx -> tx.passkeys().ofUser(ada.id())).getFirst().id().hex();

        var added = heard(CHANGE);
        assertThat(added).hasSize(1);
        assertThat(added.getFirst().getClaim("sub_id")).isEqualTo(subject());
        assertThat(Receiver.event(added.getFirst(), CHANGE))
                .containsEntry("credential_type", "fido2-platform")
                .containsEntry("change_type", "create")
                .containsEntry("friendly_name", passkey)
                .containsEntry("initiating_entity", "user");

        server.core.management().account().factorResets().reset(Actor.system(), ada.id());

        var removed = heard(CHANGE);
        assertThat(removed).hasSize(1);
        assertThat(Receiver.event(removed.getFirst(), CHANGE))
                .containsEntry("change_type", "revoke")
                .containsEntry("friendly_name", passkey);
    }

    private String link(Purpose purpose, String address) {
        var context = server.core.context();
        var secret = context.secrets().next(SecretKind.ACCOUNT_LINK, context.ids().next());
        server.store.execute(
                tx ->
                        tx.accountLinks()
                                .insert(
                                        new AccountLink(
                                                secret.id(),
                                                secret.hash(),
                                                ada.id(),
                                                purpose,
                                                null,
                                                true,
                                                new EmailAddress(address),
                                                server.clock.instant().plus(Duration.ofHours(1)),
                                                null,
                                                null)));
        return secret.reveal();
    }

    /** RISC 1.0, section 2.5. */
    @Test
    void addressChangedAndUndone_subjectIsTheOldAddress() throws Exception {
        var browser = server.browser();
        browser.submit(browser.open(PASSKEYS), Flow.ADA);
        var session = server.store.read(tx -> tx.sessions().ofUser(ada.id())).getFirst().id();
        var account = server.core.management().account();
        var old = ada.email().written();

        assertThat(
                        account.changeAddress()
                                .confirm(
                                        link(Purpose.ADDRESS_CHANGE, "new@example.com"),
                                        ada.id(),
                                        session,
                                        "en",
                                        AuditOrigin.SYSTEM))
                .isEqualTo(new Confirmation.Done());
        assertIdentifier(old, "new@example.com");

        assertThat(account.undoAddress().undo(link(Purpose.ADDRESS_UNDO, old), "en", null, null))
                .isInstanceOf(Undoing.Done.class);
        assertIdentifier("new@example.com", old);
    }

    private void assertIdentifier(String before, String after) throws Exception {
        var type = RISC + "identifier-changed";
        var heard = heard(type);
        assertThat(heard).hasSize(1);
        assertThat(heard.getFirst().getClaim("sub_id"))
                .isEqualTo(Map.of("format", "email", "email", before));
        assertThat(Receiver.event(heard.getFirst(), type))
                .containsEntry("new-value", after)
                .doesNotContainKey("old-value");
    }

    /** RISC 1.0, section 2.8. */
    @Test
    void passwordSetByALink_isARecovery_aChangedOneIsNone() throws Exception {
        var type = RISC + "recovery-activated";
        var account = server.core.management().account();
        if (!(account.resets().reset(Actor.system(), ada.id())
                instanceof Outcome.Done<NewResetLink>(var made))) {
            throw new AssertionError("no link");
        }
        assertThat(heard(type)).isEmpty();
        var secret = made.link().substring(made.link().indexOf('=') + 1);
        try (var password = new Password("seven quiet brown fields")) {
            assertThat(account.recoverPassword().recover(secret, password, null, null))
                    .isEqualTo(new Recovery.Done());
        }

        var heard = heard(type);
        assertThat(heard).hasSize(1);
        assertThat(heard.getFirst().getClaim("sub_id")).isEqualTo(subject());
        assertThat(Receiver.event(heard.getFirst(), type))
                .containsEntry("initiating_entity", "user");
    }
}
