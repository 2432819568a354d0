package dev.steelyard.server.account.data;

import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.audit.AuditFilter;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.factor.AuthenticatorApp;
import dev.steelyard.domain.factor.Passkey;
import dev.steelyard.domain.factor.TrustedBrowser;
import dev.steelyard.domain.grant.Consent;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.AccountLink;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.profile.ProfileField;
import dev.steelyard.domain.profile.StandardClaim;
import dev.steelyard.domain.refusal.RefusalFilter;
import dev.steelyard.domain.refusal.StoredRefusal;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.Membership;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.account.ResellerContact;
import dev.steelyard.server.account.SecurityEventReader;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.metering.Limit;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is stored of a user as a document for the user: no secret and no hash of one. An
 * export is a security event itself. Thread-safe.
 */
final class AccountExporter {
    private final Services services;

    AccountExporter(Services services) {
        this.services = services;
    }

    Map<String, Object> export(Request wire, SignedInUser signedIn) {
        var id = signedIn.user().id();
        var context = services.context();
        return services.activity()
                .throttle()
                .counted(
                        Limit.EXPORT_OF_USER.of(id.hex()),
                        "You exported your data too often. Try again later.",
                        tx -> {
                            context.journal()
                                    .record(
                                            tx,
                                            context.clock().instant(),
                                            "user:" + id,
                                            wire.origin().through(null, signedIn.session().id()),
                                            JournalEntry.of(
                                                    "user.exported",
                                                    AuditSubject.of(null, "user", id)));
                            return document(tx, signedIn.user());
                        });
    }

    private Map<String, Object> document(Transaction tx, User user) {
        var id = user.id();
        var all = new LinkedHashMap<String, Object>();
        all.put("exported", text(services.context().clock().instant()));
        all.put(
                "account",
                Map.of(
                        "_id",
                        id.hex(),
                        "email",
                        user.email().written(),
                        "email_verified",
                        user.emailVerified(),
                        "name",
                        user.name()));
        tx.accountLinks()
                .open(id, AccountLink.Purpose.ADDRESS_CHANGE, services.context().clock().instant())
                .ifPresent(link -> all.put("address_change", addressChange(link)));
        var profile = new TreeMap<String, String>();
        tx.profiles()
                .find(id)
                .ifPresent(
                        found ->
                                found.values()
                                        .forEach(
                                                (ProfileField field, String value) ->
                                                        profile.put(field.text(), value)));
        all.put("profile", profile);
        all.put(
                "memberships",
                tx.memberships().ofUser(id).stream().map(one -> membership(tx, one)).toList());
        tx.staff()
                .find(id)
                .ifPresent(
                        staff ->
                                all.put(
                                        "staff_permissions",
                                        staff.permissions().stream()
                                                .map(ManagementPermission::permission)
                                                .sorted()
                                                .toList()));
        all.put(
                "consents",
                PageRequest.all(page -> tx.consents().ofUser(id, null, page), Consent::client)
                        .stream()
                        .map(consent -> consent(tx, consent))
                        .toList());
        all.put(
                "sessions",
                tx.sessions().ofUser(id).stream().map(AccountExporter::session).toList());
        all.put(
                "passkeys",
                tx.passkeys().ofUser(id).stream().map(AccountExporter::passkey).toList());
        all.put(
                "trusted_browsers",
                services.browser().trust().ofUser(tx, id).stream()
                        .map(AccountExporter::trusted)
                        .toList());
        tx.authenticatorApps()
                .ofUser(id)
                .map(AuthenticatorApp::created)
                .ifPresent(since -> all.put("authenticator_app_since", text(since)));
        all.put("recovery_codes_left", tx.recoveryCodes().left(id));
        all.put("security_events", events(tx, id));
        all.put("refusals", refusals(tx, id));
        return all;
    }

    private static Map<String, Object> addressChange(AccountLink link) {
        var all = new LinkedHashMap<String, Object>();
        var address = link.newAddress();
        all.put("email", address == null ? "" : address.written());
        put(all, "until", link.expires());
        return all;
    }

    private static Map<String, Object> membership(Transaction tx, Membership membership) {
        var application = tx.applications().find(membership.application()).orElseThrow();
        return Map.of(
                "application",
                Map.of(
                        "_id",
                        application.id().hex(),
                        "name",
                        application.name(),
                        "company",
                        application.company()),
                "reseller",
                reseller(ResellerContact.of(tx, application)),
                "roles",
                tx.roles().findAll(membership.roles()).stream().map(Role::name).sorted().toList());
    }

    /** A user asks the reseller by its page; other ways to reach it are for its business. */
    private static Map<String, Object> reseller(ResellerContact reseller) {
        var all = new LinkedHashMap<String, Object>();
        all.put("name", reseller.name());
        reseller.page().ifPresent(page -> all.put("contact_page", page.toString()));
        return all;
    }

    private static Map<String, Object> consent(Transaction tx, Consent consent) {
        return Map.of(
                "client",
                Map.of(
                        "_id",
                        consent.client().hex(),
                        "name",
                        tx.clients().find(consent.client()).map(Client::name).orElse("")),
                "everything_at",
                consent.everything().stream().sorted().toList(),
                "scopes",
                consent.scopes().stream().sorted().toList(),
                "claims",
                consent.claims().stream().map(StandardClaim::text).sorted().toList(),
                "offline_access",
                consent.offline().name().toLowerCase(Locale.ROOT),
                "given",
                text(consent.given()));
    }

    private static Map<String, Object> session(Session session) {
        var all = new LinkedHashMap<String, Object>();
        all.put("_id", session.id().hex());
        all.put("browser", session.browser().agent());
        all.put("address", session.browser().address());
        all.put("created", text(session.created()));
        all.put("last_seen", text(session.lastSeen()));
        put(all, "ended", session.ended());
        return all;
    }

    private static Map<String, Object> passkey(Passkey passkey) {
        var all = new LinkedHashMap<String, Object>();
        all.put("name", passkey.name());
        all.put("created", text(passkey.created()));
        put(all, "last_used", passkey.lastUsed());
        return all;
    }

    private static Map<String, Object> trusted(TrustedBrowser browser) {
        var all = new LinkedHashMap<String, Object>();
        all.put("browser", browser.agent());
        all.put("created", text(browser.created()));
        all.put("expires", text(browser.expires()));
        put(all, "last_used", browser.used());
        return all;
    }

    /** The requests in the user's name that were refused. */
    private static List<Map<String, Object>> refusals(Transaction tx, Id<User> user) {
        var filter = new RefusalFilter(new RefusalFilter.Sight.All(), null, user, null, null, null);
        return tx.refusals().list(filter, PageRequest.FIRST).stream()
                .map(AccountExporter::refusal)
                .toList();
    }

    private static Map<String, Object> refusal(StoredRefusal refusal) {
        var all = new LinkedHashMap<String, Object>();
        all.put("reference", refusal.reference());
        all.put("at", text(refusal.at()));
        all.put("client", refusal.client().hex());
        all.put("code", refusal.code());
        put(all, "method", refusal.method());
        put(all, "operation", refusal.operation());
        put(all, "permission", refusal.permission());
        return all;
    }

    private static List<Map<String, Object>> events(Transaction tx, Id<User> user) {
        var filter = new AuditFilter(null, null, null, null, "user", user.hex(), null, null, null);
        return tx.audit().list(filter, PageRequest.FIRST).stream()
                .map(event -> event(user, event))
                .toList();
    }

    private static Map<String, Object> event(Id<User> user, AuditEvent event) {
        var all = new LinkedHashMap<String, Object>();
        all.put("at", text(event.at()));
        all.put("action", event.action());
        var source = event.origin().source();
        if (source != null && SecurityEventReader.isOwn(user, event)) {
            all.put("address", source);
        }
        all.put("detail", new TreeMap<>(event.detail()));
        return all;
    }

    private static void put(Map<String, Object> all, String name, @Nullable String text) {
        if (text != null) {
            all.put(name, text);
        }
    }

    private static void put(Map<String, Object> all, String name, @Nullable Instant at) {
        if (at != null) {
            all.put(name, text(at));
        }
    }

    private static String text(Instant at) {
        return at.toString();
    }
}
