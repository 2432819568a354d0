package dev.steelyard.server.login;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.Request;
import dev.steelyard.pages.login.Login;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.hashing.Passwords;
import dev.steelyard.server.metering.Admission;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks address and password of a login form, within the limits. Thread-safe. */
final class PasswordLogin {
    private final LoginLimits limits;
    private final Passwords passwords;
    private final LoginRecorder logins;
    private final LoginFlow flow;

    PasswordLogin(LoginLimits limits, Passwords passwords, LoginRecorder logins, LoginFlow flow) {
        this.limits = limits;
        this.passwords = passwords;
        this.logins = logins;
        this.flow = flow;
    }

    /** The result of an attempt. */
    sealed interface Result {
        /** The password is right; the login may need more. */
        record Continues(Reply reply) implements Result {}

        record Wrong() implements Result {}

        /**
         * The password was not checked.
         *
         * @param delay until the next attempt
         */
        record Limited(Duration delay) implements Result {}
    }

    /**
     * @param client for which the user logs in; null: for a page of this server
     * @param before the user who is logged in with this browser; null: none
     */
    Result attempt(
            Request wire,
            Parameters form,
            @Nullable Client client,
            @Nullable SignedInUser before,
            LoginDestination to) {
        var address = EmailAddress.parse(form.get(Login.EMAIL).orElse(""));
        return switch (limits.admit(wire, address)) {
            case Admission.Limited(var wait) -> new Result.Limited(wait);
            case Admission.Attempt attempt -> {
                try (attempt) {
                    var typed = form.get(Login.PASSWORD).orElse("");
                    var verdict = passwords.verify(wire, address, typed);
                    var next =
                            Optional.ofNullable(verdict.proof())
                                    .flatMap(proof -> flow.proved(wire, proof, before, to));
                    if (next.isEmpty()) {
                        logins.failed(wire, client, address, verdict, attempt);
                        yield new Result.Wrong();
                    }
                    yield new Result.Continues(next.get());
                }
            }
        };
    }
}
