package dev.steelyard.server.login;

import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.browser.BrowserRecognizer;
import dev.steelyard.server.metering.Admission;
import dev.steelyard.server.metering.Limit;
import dev.steelyard.server.metering.LoginOutcome;
import dev.steelyard.server.metering.NodeCounters;
import dev.steelyard.server.metering.Throttle;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Decides, before a password is checked, whether the login may be tried, by earlier failures of its
 * email address and source address. Relies on the typed address alone, never on whether there is
 * such an account. A known browser has its own budget: attempts of strangers, from any source, lock
 * no user out of it. Repeated logins with the right password are slowed down too: passwords take
 * long to check, and others wait for it. Thread-safe.
 */
public final class LoginLimits {
    private final Throttle throttle;
    private final BrowserRecognizer recognizer;
    private final Map<LoginOutcome, LongAdder> outcomes;

    public LoginLimits(
            Throttle throttle,
            BrowserRecognizer recognizer,
            Map<LoginOutcome, LongAdder> outcomes) {
        this.throttle = throttle;
        this.recognizer = recognizer;
        this.outcomes = outcomes;
    }

    public Admission admit(Request wire, Optional<EmailAddress> address) {
        var admission = admission(wire, address);
        if (admission instanceof Admission.Limited) {
            NodeCounters.count(outcomes, LoginOutcome.LIMITED);
        }
        return admission;
    }

    /**
     * Whether {@code user}, who proved its password or is logged in, may try a code. Only a user
     * who knows the password gets here, so no stranger can use up these attempts; a known browser
     * has its own all the same, within what all known ones share.
     */
    Admission admitCode(Request wire, User user) {
        var account = user.email().normalised();
        return recognizer
                .known(wire, account)
                .map(
                        mark ->
                                throttle.admit(
                                        Limit.CODE_OF_KNOWN_BROWSER.of(account, mark),
                                        Limit.CODE_OF_ALL_KNOWN_BROWSERS.of(account)))
                .orElseGet(() -> throttle.admit(Limit.CODE_OF_ACCOUNT.of(account)));
    }

    private Admission admission(Request wire, Optional<EmailAddress> address) {
        var account = address.map(EmailAddress::normalised).orElse("");
        var delay = throttle.delay(Limit.LOGIN_SUCCEEDED.of(account));
        if (!delay.isZero()) {
            return new Admission.Limited(delay);
        }
        var mark = recognizer.known(wire, account);
        return mark.isPresent()
                ? throttle.admit(Limit.LOGIN_OF_KNOWN_BROWSER.of(account, mark.get()))
                : throttle.admit(
                        Limit.LOGIN_OF_ACCOUNT.at(wire.network(), account),
                        Limit.LOGIN_AT_SOURCE.at(wire.network()));
    }
}
