package dev.steelyard.server.account.security;

import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.factor.FactorChange;
import dev.steelyard.server.factor.FactorRecorder;
import dev.steelyard.server.metering.Limit;
import dev.steelyard.server.metering.Throttle;
import java.util.function.Function;
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
     * @throws dev.steelyard.server.browser.SessionEnded where the session ended meanwhile
     */
    boolean run(
            Request wire, SignedInUser signedIn, FactorChange change, Predicate<Transaction> work) {
        return limited(
                signedIn,
                tx -> {
                    if (!work.test(tx)) {
                        return false;
                    }
                    record(tx, wire, signedIn, change, change.difference());
                    return true;
                });
    }

    /**
     * The result of {@code work}, beside which no other change of the user's factors runs.
     *
     * @throws dev.steelyard.http.answer.TooManyRequests where the user changed its factors too
     *     often
     * @throws dev.steelyard.server.browser.SessionEnded where the session ended meanwhile
     */
    <T> T limited(SignedInUser signedIn, Function<Transaction, T> work) {
        var user = signedIn.user().id();
        return throttle.counted(
                Limit.FACTOR_OF_USER.of(user.hex()),
                "You changed your second factors too often. Try again later.",
                tx -> {
                    signedIn.lock(tx);
                    return work.apply(tx);
                });
    }

    /** Records a change in its transaction, and ends the trust in browsers. */
    void record(
            Transaction tx,
            Request wire,
            SignedInUser signedIn,
            FactorChange change,
            Difference difference) {
        tx.trustedBrowsers().endAll(signedIn.user().id());
        recorder.record(tx, wire, signedIn.user(), signedIn.session().id(), change, difference);
    }
}
