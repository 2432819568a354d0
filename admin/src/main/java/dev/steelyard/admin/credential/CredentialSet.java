package dev.steelyard.admin.credential;

import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.Refused;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.Entry;
import dev.steelyard.domain.audit.Matter;
import dev.steelyard.domain.client.credential.Credential;
import dev.steelyard.domain.decision.UsageCounts.Usage;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.FactsOf;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.secret.SecretKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The credentials of one kind of one holder, inside an operation whose caller made sure that nobody
 * else changes them meanwhile. Audit events name credentials by id, never by more.
 *
 * @param subject the holder as audit events name it
 * @param owner whose matter it is; null: the operator's
 */
public record CredentialSet(OperationContext act, Id<?> holder, SecretKind kind, Matter matter) {
    public List<CredentialView> list() {
        Map<Id<?>, Instant> lastUsed = new HashMap<>();
        for (Usage usage : act.tx().usage().of(holder)) {
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
                .orElseThrow(Refused::missing);
    }

    public MadeCredential add(NewCredential command) {
        expectFuture("expires", command.expires());
        expectFuture("others_expire", command.othersExpire());
        var live = live();
        int most = act.limits().credentials();
        if (live.size() >= most) {
            throw Refused.forbidden(
                    RefusalCode.TOO_MANY_CREDENTIALS, "At most " + most + " live ones; retire one");
        }
        Id<Credential> id = act.ids().next();
        var secret = act.secrets().next(kind, id);
        var credential =
                new Credential(id, holder, kind, secret.hash(), act.now(), command.expires());
        act.tx().credentials().insert(credential);
        var othersExpire = command.othersExpire();
        if (othersExpire != null) {
            live.stream()
                    .filter(other -> other.live(othersExpire))
                    .forEach(other -> setEnd(other, othersExpire));
        }
        record(".create", id, live);
        return new MadeCredential(CredentialView.of(credential, null), secret);
    }

    /**
     * @param at null: never. What has ended stays so: nothing that was retired comes back
     */
    public CredentialView end(Id<Credential> id, @Nullable Instant at, @Nullable Long expected) {
        var credential = one(id, expected);
        expectFuture("expires", at);
        if (!credential.live(act.now())) {
            throw Refused.invalid("expires", "It has ended already; make a new one");
        }
        return changeEnd(credential, at);
    }

    /** Whether it would live longer than it was to. */
    boolean prolongs(Id<Credential> id, @Nullable Instant at) {
        var until = one(id).expires();
        return until != null && (at == null || at.isAfter(until));
    }

    /** Ends it now; nothing happens where it has ended already. */
    public CredentialView retire(Id<Credential> id, @Nullable Long expected) {
        var credential = one(id, expected);
        return credential.live(act.now())
                ? changeEnd(credential, act.now())
                : CredentialView.of(credential, null);
    }

    private CredentialView changeEnd(Credential credential, @Nullable Instant at) {
        var before = live();
        setEnd(credential, at);
        record(".expire", credential.id(), before);
        return CredentialView.of(one(credential.id()), null);
    }

    private void setEnd(Credential credential, @Nullable Instant at) {
        if (!act.tx().credentials().setExpiry(credential.id(), holder, at)) {
            throw Refused.missing();
        }
    }

    private void record(String verb, Id<Credential> id, List<Credential> before) {
        var difference =
                Difference.between(
                        FactsOf.credentials(noun(), before), FactsOf.credentials(noun(), live()));
        act.record(Entry.of(noun() + verb, matter, difference).with(noun(), id));
    }

    private List<Credential> live() {
        return all().stream().filter(credential -> credential.live(act.now())).toList();
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
                .orElseThrow(Refused::missing);
    }

    private List<Credential> all() {
        return act.tx().credentials().of(holder).stream()
                .filter(credential -> credential.kind() == kind)
                .toList();
    }

    private String noun() {
        return kind == SecretKind.API_KEY ? "api_key" : "secret";
    }

    private void expectFuture(String field, @Nullable Instant at) {
        if (at != null && !at.isAfter(act.now())) {
            throw Refused.invalid(field, "A time to come");
        }
    }
}
