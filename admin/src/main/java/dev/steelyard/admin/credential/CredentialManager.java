package dev.steelyard.admin.credential;

import dev.steelyard.admin.operation.AuditedObjectConverter;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.client.credential.Credential;
import dev.steelyard.domain.decision.IssuedTokenCounts.Usage;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.operations.credential.CreatedCredential;
import dev.steelyard.operations.credential.CredentialOperations;
import dev.steelyard.operations.credential.CredentialOperations.NewCredential;
import dev.steelyard.operations.credential.CredentialView;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lists, creates, updates and deletes the secrets or the API keys of one client or resource server.
 * The operation has locked the holder, so that no other operation changes them meanwhile. Audit
 * events name credentials only by id.
 *
 * @param matter of audit events
 */
public record CredentialManager(
        OperationContext context, Id<?> holder, SecretKind kind, AuditSubject matter) {
    public List<CredentialView> list(ValidityFilter filter) {
        return list().stream().filter(view -> filter.matches(view, context.now())).toList();
    }

    public List<CredentialView> list() {
        Map<Id<?>, Instant> lastUsed = new HashMap<>();
        for (Usage usage : context.tx().usage().of(holder)) {
            lastUsed.merge(usage.used(), usage.lastUsed(), (a, b) -> a.isAfter(b) ? a : b);
        }
        return all().stream()
                .map(credential -> CredentialView.of(credential, lastUsed.get(credential.id())))
                .toList();
    }

    public CredentialView get(Id<Credential> id) {
        return list().stream()
                .filter(view -> view.id().equals(id))
                .findFirst()
                .orElseThrow(OperationRefusal::missing);
    }

    public CreatedCredential add(NewCredential command) {
        var expires = command.expires().orElse(null);
        expectFuture("expires", expires);
        var othersExpire = command.othersExpire().orElse(null);
        expectFuture("others_expire", othersExpire);
        var live = live();
        int most = context.limits().credentials();
        if (live.size() >= most) {
            throw OperationRefusal.forbidden(
                    RefusalCode.TOO_MANY_CREDENTIALS,
                    "At most " + most + " valid ones; delete one first");
        }
        Id<Credential> id = context.ids().next();
        var secret = context.secrets().next(kind, id);
        var credential = new Credential(id, holder, kind, secret.hash(), context.now(), expires);
        context.tx().credentials().insert(credential);
        if (othersExpire != null) {
            live.stream()
                    .filter(other -> other.live(othersExpire))
                    .forEach(other -> setEnd(other, othersExpire));
        }
        record(".create", id, live);
        return new CreatedCredential(CredentialView.of(credential, null), secret);
    }

    /**
     * Sets the expiry. An expired credential can't be extended: no retired credential comes back.
     *
     * @param end empty: never
     */
    public CredentialView end(Id<Credential> id, Optional<Instant> end, @Nullable Long expected) {
        var credential = one(id, expected);
        var at = end.orElse(null);
        expectFuture("expires", at);
        if (!credential.live(context.now())) {
            throw OperationRefusal.invalid("expires", "It has expired already; create a new one");
        }
        return changeEnd(credential, at);
    }

    /** Whether the new expiry is later than the present one. */
    boolean prolongs(Id<Credential> id, Optional<Instant> end) {
        var until = one(id).expires();
        return until != null && end.map(at -> at.isAfter(until)).orElse(true);
    }

    /** Ends it now; does nothing where it has ended already. */
    public CredentialView retire(Id<Credential> id, @Nullable Long expected) {
        var credential = one(id, expected);
        return credential.live(context.now())
                ? changeEnd(credential, context.now())
                : CredentialView.of(credential, null);
    }

    private CredentialView changeEnd(Credential credential, @Nullable Instant at) {
        var before = live();
        setEnd(credential, at);
        record(".expire", credential.id(), before);
        return CredentialView.of(one(credential.id()), null);
    }

    private void setEnd(Credential credential, @Nullable Instant at) {
        if (!context.tx().credentials().setExpiry(credential.id(), holder, at)) {
            throw OperationRefusal.missing();
        }
    }

    private void record(String verb, Id<Credential> id, List<Credential> before) {
        var difference = Difference.between(facts(before), facts(live()));
        context.record(JournalEntry.of(noun() + verb, matter, difference).with(noun(), id));
    }

    private AuditedProperties facts(List<Credential> credentials) {
        return AuditedObjectConverter.of(CredentialOperations.recorded(noun()), credentials);
    }

    private List<Credential> live() {
        return all().stream().filter(credential -> credential.live(context.now())).toList();
    }

    private Credential one(Id<Credential> id, @Nullable Long expected) {
        var credential = one(id);
        OperationContext.expect(expected, credential.version());
        return credential;
    }

    private Credential one(Id<Credential> id) {
        return all().stream()
                .filter(credential -> credential.id().equals(id))
                .findFirst()
                .orElseThrow(OperationRefusal::missing);
    }

    private List<Credential> all() {
        return context.tx().credentials().of(holder).stream()
                .filter(credential -> credential.kind() == kind)
                .toList();
    }

    private String noun() {
        return kind == SecretKind.API_KEY ? "api_key" : "secret";
    }

    private void expectFuture(String field, @Nullable Instant at) {
        if (at != null && !at.isAfter(context.now())) {
            throw OperationRefusal.invalid(field, "A time in the future");
        }
    }
}
