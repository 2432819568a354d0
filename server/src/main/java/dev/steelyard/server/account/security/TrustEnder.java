package dev.steelyard.server.account.security;

import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.factor.TrustedBrowser;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.JournalWriter;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.context.ServerContext;
import java.time.InstantSource;

/**
 * Ends a user's trust in browsers at the user's own wish, each in one transaction with its audit
 * event. Sessions go on. Thread-safe.
 */
final class TrustEnder {
    private final Store store;
    private final JournalWriter journal;
    private final InstantSource clock;

    TrustEnder(ServerContext context) {
        this.store = context.store();
        this.journal = context.journal();
        this.clock = context.clock();
    }

    /** Ends the trust in {@code browser} if it is one of the user's; another's stays. */
    void end(Request wire, SignedInUser signedIn, Id<TrustedBrowser> browser) {
        store.execute(
                tx -> {
                    signedIn.lock(tx);
                    if (tx.trustedBrowsers().end(signedIn.user().id(), browser)) {
                        record(
                                tx,
                                wire,
                                signedIn,
                                entry("user.browser_trust_ended", signedIn)
                                        .with("trusted_browser", browser));
                    }
                });
    }

    void endAll(Request wire, SignedInUser signedIn) {
        store.execute(
                tx -> {
                    signedIn.lock(tx);
                    var user = signedIn.user().id();
                    if (!tx.trustedBrowsers().ofUser(user, clock.instant()).isEmpty()) {
                        tx.trustedBrowsers().endAll(user);
                        record(tx, wire, signedIn, entry("user.browser_trusts_ended", signedIn));
                    }
                });
    }

    private static JournalEntry entry(String action, SignedInUser signedIn) {
        return JournalEntry.of(action, AuditSubject.of(null, "user", signedIn.user().id()));
    }

    private void record(Transaction tx, Request wire, SignedInUser signedIn, JournalEntry entry) {
        journal.record(
                tx,
                clock.instant(),
                "user:" + signedIn.user().id(),
                wire.origin().through(null, signedIn.session().id()),
                entry);
    }
}
