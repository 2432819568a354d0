package dev.steelyard.server.consent;

import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.grant.Consent;
import dev.steelyard.domain.grant.Consent.Offline;
import dev.steelyard.domain.journal.JournalWriter;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.authorize.request.AuthorizationRequest;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.metering.Limit;
import dev.steelyard.server.metering.Throttle;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Records that a user allowed or denied a client's access, in one transaction with the audit event.
 * Thread-safe.
 */
final class ConsentRecorder {
    private final Store store;
    private final Throttle throttle;
    private final JournalWriter journal;
    private final InstantSource clock;

    ConsentRecorder(Store store, Throttle throttle, JournalWriter journal, InstantSource clock) {
        this.store = store;
        this.throttle = throttle;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Adds to earlier consent: a client may ask for more in steps. Writes nothing where the user
     * had allowed all of it.
     */
    void allowed(
            Request wire, AuthorizationRequest request, SignedInUser signedIn, boolean offline) {
        var user = signedIn.user().id();
        var client = request.client().id();
        var standing = store.read(tx -> tx.consents().find(user, client));
        if (standing.filter(is -> same(is, consent(request, signedIn, is, offline))).isPresent()) {
            return;
        }
        counted(
                signedIn,
                tx -> {
                    // Consent that was withdrawn in the meantime is not added to.
                    tx.users().lock(user);
                    var before = tx.consents().find(user, client).orElse(null);
                    var consent = consent(request, signedIn, before, offline);
                    tx.consents().put(consent);
                    tx.changed(ChangeKey.consent(user, client));
                    audit(
                            tx,
                            wire,
                            request,
                            signedIn,
                            "consent.given",
                            Difference.between(
                                    before == null ? null : ConsentFacts.of(before),
                                    ConsentFacts.of(consent)));
                    return consent;
                });
    }

    void denied(Request wire, AuthorizationRequest request, SignedInUser signedIn) {
        counted(
                signedIn,
                tx -> {
                    audit(tx, wire, request, signedIn, "consent.denied", null);
                    return signedIn;
                });
    }

    private <T> void counted(SignedInUser signedIn, Function<Transaction, T> work) {
        throttle.counted(
                Limit.CONSENT_OF_USER.of(signedIn.user().id().hex()),
                "You allowed or denied access too often. Try again later.",
                work);
    }

    private static boolean same(Consent one, Consent other) {
        return ConsentFacts.of(one).equals(ConsentFacts.of(other));
    }

    private Consent consent(
            AuthorizationRequest request,
            SignedInUser signedIn,
            @Nullable Consent before,
            boolean offline) {
        var scopes = new LinkedHashSet<>(request.scopeWithoutOffline());
        var claims = request.claimsBesideScopes();
        var decided = before == null ? Offline.NOT_ASKED : before.offline();
        if (before != null) {
            scopes.addAll(before.scopes());
            claims.addAll(before.claims());
        }
        var everything = new LinkedHashSet<String>();
        if (before != null) {
            everything.addAll(before.everything());
        }
        if (!request.namesPermissions()) {
            everything.add(request.resource().identifier());
        }
        if (request.wantsOffline()) {
            decided = offline ? Offline.GRANTED : Offline.REFUSED;
        }
        return new Consent(
                signedIn.user().id(),
                request.client().id(),
                everything,
                scopes,
                claims,
                decided,
                clock.instant());
    }

    private void audit(
            Transaction tx,
            Request wire,
            AuthorizationRequest request,
            SignedInUser signedIn,
            String action,
            @Nullable Difference difference) {
        var user = signedIn.user().id();
        var client = request.client().id();
        var matter = ConsentFacts.matter(tx, request.client());
        journal.record(
                tx,
                clock.instant(),
                "user:" + user,
                wire.origin().through(client, signedIn.session().id()).ofOneself(matter),
                new JournalEntry(
                        action,
                        matter,
                        difference,
                        Map.of("scope", String.join(" ", request.scopeWithoutOffline()))));
    }
}
