package dev.steelyard.server.account.security;

import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.journal.JournalWriter;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.metering.Limit;
import dev.steelyard.server.metering.Throttle;
import java.time.InstantSource;
import java.util.function.Predicate;

/**
 * Runs a user's changes of its own second factors: limited, recorded in the audit log, and ending
 * the trust in browsers, each in one transaction. Thread-safe.
 */
final class FactorChanges {
    private final Throttle throttle;
    private final JournalWriter journal;
    private final InstantSource clock;

    FactorChanges(Services services) {
        this.throttle = services.activity().throttle();
        this.journal = services.context().journal();
        this.clock = services.context().clock();
    }

    /**
     * A change of a factor.
     *
     * @param action of the audit event
     * @param property of the user that it changes
     * @param present whether the user has the factor afterwards
     */
    record Change(String action, String property, boolean present) {}

    /**
     * Runs {@code work}, and records {@code change} if that answers true.
     *
     * @throws dev.steelyard.http.answer.TooManyRequests where the user changed its factors too
     *     often
     */
    boolean run(Request wire, SignedInUser signedIn, Change change, Predicate<Transaction> work) {
        var user = signedIn.user().id();
        return throttle.counted(
                Limit.FACTOR_OF_USER.of(user.hex()),
                "You changed your second factors too often. Try again later.",
                tx -> {
                    tx.users().lock(user);
                    if (!work.test(tx)) {
                        return false;
                    }
                    tx.trustedBrowsers().endAll(user);
                    var difference =
                            Difference.between(
                                    properties(change, !change.present()),
                                    properties(change, change.present()));
                    journal.record(
                            tx,
                            clock.instant(),
                            "user:" + user,
                            wire.origin().through(null, signedIn.session().id()),
                            JournalEntry.of(
                                    change.action(),
                                    AuditSubject.of(null, "user", user),
                                    difference));
                    return true;
                });
    }

    private static AuditedProperties properties(Change change, boolean present) {
        return AuditedProperties.NONE.with(change.property(), present);
    }
}
