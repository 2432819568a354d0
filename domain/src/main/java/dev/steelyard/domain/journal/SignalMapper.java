package dev.steelyard.domain.journal;

import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.signal.EventSubject;
import dev.steelyard.domain.signal.EventType;
import dev.steelyard.domain.signal.SecurityEvent;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.User;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Maps audit events to the security events that receivers get (CAEP 1.0, section 3, and RISC 1.0,
 * section 2). A change of a role or a ceiling is one event, about the role or the tenant. {@link
 * RevocationService} reports the end of a session.
 */
public final class SignalMapper {
    private static final String ROLES = "roles";
    private static final String PERMISSIONS = "permissions";
    private static final Set<String> PASSWORD_CHANGES =
            Set.of("user.password_change", "user.password_recover", "user.rescue");

    /** Acts by which a user got in again, by a link. */
    private static final Set<String> RECOVERIES = Set.of("user.password_recover", "user.rescue");

    /** How a user logs in and gets in again is no business of resellers. */
    private static final Set<EventType> UNTOLD =
            EnumSet.of(EventType.CREDENTIAL_CHANGE, EventType.RECOVERY_ACTIVATED);

    private SignalMapper() {}

    /** Stores the security events in the transaction of the act. */
    public static void tell(Transaction tx, AuditEvent act, IdGenerator ids) {
        var drafts = drafts(act);
        for (var draft : drafts) {
            tx.securityEvents().tell(event(act, draft, ids), act.reseller());
        }
        if (act.matter().type().equals("user")) {
            tellResellers(tx, act, drafts, ids);
        }
    }

    /**
     * No reseller owns a user (rule 9): a reseller gets events of users within its own applications
     * only.
     */
    private static void tellResellers(
            Transaction tx, AuditEvent act, List<Draft> drafts, IdGenerator ids) {
        for (var draft : drafts) {
            var user = draft.subject().user();
            if (user == null || UNTOLD.contains(draft.type())) {
                continue;
            }
            for (var membership : tx.memberships().ofUser(user)) {
                var application = tx.applications().find(membership.application()).orElseThrow();
                var within = draft.about(draft.subject().in(application.id()));
                tx.securityEvents().tellReseller(event(act, within, ids), application.reseller());
            }
        }
    }

    private record Draft(EventType type, EventSubject subject, AuditedProperties members) {
        Draft about(EventSubject other) {
            return new Draft(type, other, members);
        }
    }

    private static SecurityEvent event(AuditEvent act, Draft draft, IdGenerator ids) {
        var request = act.origin().request();
        return new SecurityEvent(
                ids.next(),
                draft.type(),
                act.at(),
                request == null ? act.id().hex() : request,
                draft.subject(),
                initiator(act, draft.subject()),
                act.action(),
                draft.members());
    }

    /** CAEP 1.0, section 2, {@code initiating_entity}. */
    private static String initiator(AuditEvent act, EventSubject subject) {
        var actor = act.actor();
        if (actor.equals("system")) {
            return "system";
        }
        // An anonymous user with a link acts for themselves.
        return actor.equals("user:" + subject.user()) || actor.startsWith("link:")
                ? "user"
                : "admin";
    }

    private static List<Draft> drafts(AuditEvent act) {
        if (PASSWORD_CHANGES.contains(act.action())) {
            var user = EventSubject.user(SignalMapper.<User>id(act.matter()));
            var changed = credential(user, "password", "update", null);
            return RECOVERIES.contains(act.action())
                    ? List.of(
                            changed,
                            new Draft(EventType.RECOVERY_ACTIVATED, user, AuditedProperties.NONE))
                    : List.of(changed);
        }
        var difference = act.difference();
        if (difference == null) {
            return List.of();
        }
        var before = difference.before();
        var after = difference.after();
        var matter = act.matter();
        return switch (matter.type()) {
            case "client" ->
                    before == null || after == null ? List.of() : ofClient(matter, before, after);
            case "membership" -> {
                var user = EventSubject.user(id(matter)).in(matter.application());
                yield claims(user, after == null ? none(ROLES) : after, ROLES);
            }
            case "staff" -> {
                var user = EventSubject.user(id(matter));
                yield claims(user, after == null ? none(PERMISSIONS) : after, PERMISSIONS);
            }
            case "role" -> {
                // A new role has no holders yet.
                var role =
                        EventSubject.role(SignalMapper.<Role>id(matter)).in(matter.application());
                yield before == null
                        ? List.of()
                        : claims(role, after == null ? none(PERMISSIONS) : after, PERMISSIONS);
            }
            case "application" -> {
                var tenant = EventSubject.application(id(matter));
                yield before == null || after == null
                        ? List.of()
                        : claims(tenant, after, "ceiling", "suspended", "expiry");
            }
            case "reseller" -> {
                var reseller = EventSubject.reseller(id(matter));
                yield before == null || after == null
                        ? List.of()
                        : claims(reseller, after, "ceiling", "standing");
            }
            case "user" -> {
                var user = EventSubject.user(SignalMapper.<User>id(matter));
                if (after == null) {
                    yield List.of(
                            new Draft(EventType.ACCOUNT_PURGED, user, AuditedProperties.NONE));
                }
                yield before == null
                        ? List.of(credential(user, "password", "create", null))
                        : ofUser(user, before, after);
            }
            default -> List.of();
        };
    }

    /** In the terms of CAEP and of RISC: a receiver may know only one of them. */
    private static List<Draft> ofUser(
            EventSubject user, AuditedProperties before, AuditedProperties after) {
        var all = new ArrayList<>(claims(user, after, "disabled"));
        if (!all.isEmpty()) {
            var type =
                    after.flag("disabled") ? EventType.ACCOUNT_DISABLED : EventType.ACCOUNT_ENABLED;
            all.add(new Draft(type, user, AuditedProperties.NONE));
        }
        if (after.values().containsKey(FactorFacts.AUTHENTICATOR)) {
            var change = after.flag(FactorFacts.AUTHENTICATOR) ? "create" : "revoke";
            all.add(credential(user, "app", change, null));
        }
        if (after.values().containsKey("recovery_codes")) {
            all.add(credential(user, "recovery-codes", "update", null));
        }
        for (var type : FactorFacts.PASSKEY_TYPES) {
            all.addAll(changed(user, type, before.list(type), after.list(type)));
        }
        return all;
    }

    private static List<Draft> ofClient(
            AuditSubject matter, AuditedProperties before, AuditedProperties after) {
        var client = EventSubject.client(id(matter)).in(matter.application());
        var all = new ArrayList<>(claims(client, after, ROLES, PERMISSIONS, "suspended"));
        all.addAll(changed(client, "client-secret", before.list("secrets"), after.list("secrets")));
        all.addAll(changed(client, "api-key", before.list("api_keys"), after.list("api_keys")));
        if (Set.of("jwks", "jwks_uri").stream().anyMatch(after.values()::containsKey)) {
            all.add(credential(client, "client-key", "update", null));
        }
        if (after.values().keySet().stream()
                .anyMatch(name -> name.startsWith("tls_client_auth_"))) {
            all.add(credential(client, "x509", "update", null));
        }
        return all;
    }

    /** Claims of {@code names} with a new value; no event where there is none. */
    private static List<Draft> claims(
            EventSubject subject, AuditedProperties after, String... names) {
        var claims = AuditedProperties.NONE;
        for (var name : names) {
            if (after.values().containsKey(name)) {
                claims = claims.with(name, after.values().get(name));
            }
        }
        return claims.isEmpty()
                ? List.of()
                : List.of(new Draft(EventType.TOKEN_CLAIMS_CHANGE, subject, claims));
    }

    private static AuditedProperties none(String name) {
        return AuditedProperties.NONE.with(name, Set.of());
    }

    /**
     * Changes of credentials, in the log's form: the id, then the expiry if there is one.
     *
     * @param type beside those that CAEP 1.0, section 3.3.1, names: "any other credential type"
     */
    private static List<Draft> changed(
            EventSubject subject, String type, List<String> before, List<String> after) {
        var all = new ArrayList<Draft>();
        for (var credential : after) {
            if (!before.contains(credential)) {
                all.add(
                        credential(
                                subject,
                                type,
                                named(before, credential).isEmpty() ? "create" : "update",
                                name(credential)));
            }
        }
        for (var credential : before) {
            if (named(after, credential).isEmpty()) {
                all.add(credential(subject, type, "revoke", name(credential)));
            }
        }
        return all;
    }

    private static Optional<String> named(List<String> credentials, String other) {
        return credentials.stream().filter(one -> name(one).equals(name(other))).findFirst();
    }

    private static String name(String credential) {
        return credential.split(" ", 2)[0];
    }

    private static Draft credential(
            EventSubject subject, String type, String change, @Nullable String name) {
        var members =
                AuditedProperties.NONE.with("credential_type", type).with("change_type", change);
        return new Draft(
                EventType.CREDENTIAL_CHANGE,
                subject,
                name == null ? members : members.with("friendly_name", name));
    }

    private static <T> Id<T> id(AuditSubject matter) {
        return new Id<>(Objects.requireNonNull(matter.id()));
    }
}
