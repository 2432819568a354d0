package dev.steelyard.server.account;

import static java.util.Map.entry;

import dev.steelyard.admin.link.OpenedLink;
import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.audit.AuditFilter;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.User;
import dev.steelyard.pages.account.AccountFrame;
import dev.steelyard.pages.account.SecurityEventLine;
import dev.steelyard.pages.language.TranslationKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lists the latest events of a user's security in words, such as logins and failed ones, as the
 * audit log has them. The address is shown of the user's own acts and of failed logins, never of
 * staff. Thread-safe.
 */
public final class SecurityEventReader {
    private static final int READ = 200;
    private static final int SHOWN = 20;

    /** So that failed logins, which a stranger can cause, push no change of the account out. */
    private static final int FAILURES = 5;

    private static final String FAILED = "login.failed";

    /** A new password by a link. */
    private static final String RECOVERED = "user.password_recover";

    /** Acts of the audit log; others are not shown. */
    private static final Map<String, TranslationKey> TEXTS =
            Map.ofEntries(
                    entry("user.create", TranslationKey.EVENT_ACCOUNT_CREATED),
                    entry("login.succeeded", TranslationKey.EVENT_SIGNED_IN),
                    entry(FAILED, TranslationKey.EVENT_WRONG_PASSWORD),
                    entry("login.stepped_up", TranslationKey.EVENT_STEPPED_UP),
                    entry("login.code_failed", TranslationKey.EVENT_WRONG_CODE),
                    entry("user.authenticator_added", TranslationKey.EVENT_AUTHENTICATOR_ADDED),
                    entry("user.authenticator_removed", TranslationKey.EVENT_AUTHENTICATOR_REMOVED),
                    entry(
                            "user.recovery_codes_replaced",
                            TranslationKey.EVENT_RECOVERY_CODES_REPLACED),
                    entry("user.browser_trusted", TranslationKey.EVENT_BROWSER_TRUSTED),
                    entry("user.browser_trust_ended", TranslationKey.EVENT_TRUST_ENDED),
                    entry("user.browser_trusts_ended", TranslationKey.EVENT_TRUST_ENDED_ALL),
                    entry("user.recovery_code_used", TranslationKey.EVENT_RECOVERY_CODE_USED),
                    entry("user.passkey_added", TranslationKey.EVENT_PASSKEY_ADDED),
                    entry("user.passkey_removed", TranslationKey.EVENT_PASSKEY_REMOVED),
                    entry("user.enrolment_permitted", TranslationKey.EVENT_ENROLMENT_PERMITTED),
                    entry("user.factors_reset", TranslationKey.EVENT_FACTORS_RESET),
                    entry("session.ended_others", TranslationKey.EVENT_SESSIONS_ENDED),
                    entry("session.end_all", TranslationKey.EVENT_SESSIONS_ENDED_BY_STAFF),
                    entry("user.exported", TranslationKey.EVENT_EXPORTED),
                    entry("user.deletion_requested", TranslationKey.EVENT_DELETION),
                    entry("user.deletion_cancelled", TranslationKey.EVENT_DELETION_CANCELLED),
                    entry("profile.changed", TranslationKey.EVENT_PROFILE_CHANGED),
                    entry("user.disable", TranslationKey.EVENT_DISABLED),
                    entry("user.enable", TranslationKey.EVENT_ENABLED),
                    entry("user.password_change", TranslationKey.EVENT_PASSWORD_CHANGED),
                    entry("user.password_reset", TranslationKey.EVENT_PASSWORD_RESET),
                    entry(RECOVERED, TranslationKey.EVENT_PASSWORD_RECOVERED),
                    entry("user.address_change_requested", TranslationKey.EVENT_ADDRESS_REQUESTED),
                    entry("user.address_change_cancelled", TranslationKey.EVENT_ADDRESS_CANCELLED),
                    entry("user.address_changed", TranslationKey.EVENT_ADDRESS_CHANGED),
                    entry("user.address_undone", TranslationKey.EVENT_ADDRESS_UNDONE),
                    entry("user.prove_address", TranslationKey.EVENT_ADDRESS_PROVED),
                    entry("user.rescue", TranslationKey.EVENT_PASSWORD_RESCUED));

    private final Store store;

    SecurityEventReader(Store store) {
        this.store = store;
    }

    List<SecurityEventLine> of(AccountFrame frame, Id<User> user) {
        var filter = new AuditFilter(null, null, null, null, "user", user.hex(), null, null, null);
        return store.read(
                tx ->
                        shown(tx.audit().list(filter, new PageRequest(null, READ))).stream()
                                .map(event -> line(frame, tx, user, event))
                                .toList());
    }

    private static List<AuditEvent> shown(List<AuditEvent> events) {
        var failures =
                events.stream()
                        .filter(event -> event.action().equals(FAILED))
                        .limit(FAILURES)
                        .collect(Collectors.toSet());
        return events.stream()
                .filter(event -> TEXTS.containsKey(event.action()))
                .filter(event -> !event.action().equals(FAILED) || failures.contains(event))
                .limit(SHOWN)
                .toList();
    }

    private static SecurityEventLine line(
            AccountFrame frame, Transaction tx, Id<User> user, AuditEvent event) {
        return new SecurityEventLine(
                text(frame, tx, event), place(frame, user, event), frame.moment(event.at()));
    }

    private static String text(AccountFrame frame, Transaction tx, AuditEvent event) {
        var maker = OpenedLink.makerName(tx, event.detail().get("maker"));
        if (event.action().equals(RECOVERED) && maker != null) {
            return frame.say(TranslationKey.EVENT_PASSWORD_RECOVERED_STAFF, maker);
        }
        var text = frame.say(key(event));
        var others = event.detail().get("untold");
        return others == null
                ? text
                : frame.say(
                        TranslationKey.EVENT_TIMES,
                        text,
                        Long.toString(Long.parseLong(others) + 1));
    }

    private static TranslationKey key(AuditEvent event) {
        return switch (event.action()) {
            case FAILED -> failure(event.detail());
            case "login.succeeded" ->
                    event.detail().containsKey("trusted_browser")
                            ? TranslationKey.EVENT_SIGNED_IN_TRUSTED
                            : TranslationKey.EVENT_SIGNED_IN;
            default -> Objects.requireNonNull(TEXTS.get(event.action()));
        };
    }

    private static TranslationKey failure(Map<String, String> detail) {
        return switch (detail.getOrDefault("passkey", "")) {
            case "" ->
                    detail.containsKey("password")
                            ? TranslationKey.EVENT_PASSWORD_NOT_ENOUGH
                            : TranslationKey.EVENT_WRONG_PASSWORD;
            case "copied" -> TranslationKey.EVENT_PASSKEY_COPIED;
            default -> TranslationKey.EVENT_PASSKEY_REFUSED;
        };
    }

    /** Whether the address of the event is that of the user, or of one who tried to be it. */
    public static boolean isOwn(Id<User> user, AuditEvent event) {
        return event.actor().equals("user:" + user) || event.action().startsWith("login.");
    }

    private static String place(AccountFrame frame, Id<User> user, AuditEvent event) {
        if (!isOwn(user, event)) {
            return "";
        }
        var detail = event.detail();
        var program = detail.get("browser");
        var system = detail.get("system");
        return Stream.of(
                        program == null || system == null ? "" : frame.browser(program, system, ""),
                        Objects.requireNonNullElse(event.origin().source(), ""))
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.joining(", "));
    }
}
