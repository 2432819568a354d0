package dev.steelyard.server.account.security;

import dev.steelyard.domain.store.Transaction;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.factor.FactorChange;
import dev.steelyard.server.factor.FactorRecorder;
import dev.steelyard.server.metering.Limit;
import dev.steelyard.server.metering.Throttle;
import java.util.function.Predicate;

/**
 * Runs a user's changes of its own second factors: limited, recorded, and ending the trust in
 * browsers, each in one transaction. Thread-safe.
 */
record FactorChanges(Throttle throttle, FactorRecorder recorder) {
    /**
     * Runs {@code work}, and records {@code change} if that answers true.
     *
     * @throws dev.steelyard.http.answer.TooManyRequests where the user changed its factors too
     *     often
     */
    boolean run(
            Request wire, SignedInUser signedIn, FactorChange change, Predicate<Transaction> work) {
        var user = signedIn.user();
        return throttle.counted(
                Limit.FACTOR_OF_USER.of(user.id().hex()),
                "You changed your second factors too often. Try again later.",
                tx -> {
                    tx.users().lock(user.id());
                    if (!work.test(tx)) {
                        return false;
                    }
                    tx.trustedBrowsers().endAll(user.id());
                    recorder.record(tx, wire, user, signedIn.session().id(), change);
                    return true;
                });
    }
}
