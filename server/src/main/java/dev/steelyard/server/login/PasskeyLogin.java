package dev.steelyard.server.login;

import dev.steelyard.domain.client.Client;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.Request;
import dev.steelyard.pages.SecurityHeaders;
import dev.steelyard.pages.login.LoginError;
import dev.steelyard.pages.view.PasskeyPrompt;
import dev.steelyard.server.browser.FormGuard;
import dev.steelyard.server.passkey.PasskeyService;
import dev.steelyard.server.passkey.PresentedPasskey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Logs in users by a passkey in a login page's form, without an address. Thread-safe.
 *
 * @param service null: the issuer's host can have no passkeys
 */
record PasskeyLogin(@Nullable PasskeyService service, LoginRecorder logins) {
    /** The result of a login. */
    sealed interface Result {
        record Proved(ProvedIdentity identity) implements Result {}

        record NotAccepted(LoginError error) implements Result {}
    }

    /** What the login page offers beside its fields; null: no passkeys. */
    @Nullable PasskeyPrompt prompt(FormGuard.Token token) {
        return service == null ? null : service.login(token);
    }

    /** {@code headers} of a page with {@link #prompt}, whose script they allow. */
    SecurityHeaders allowing(SecurityHeaders headers) {
        return service == null ? headers : headers.allowingOwnScript();
    }

    /** The result of a login by passkey; empty: the form has none. */
    Optional<Result> attempt(Request wire, @Nullable Client client, Parameters form) {
        return service == null || !PasskeyService.isPresentedIn(form)
                ? Optional.empty()
                : Optional.of(result(wire, client, service.presented(form)));
    }

    private Result result(Request wire, @Nullable Client client, PresentedPasskey presented) {
        return switch (presented) {
            case PresentedPasskey.Expired() -> new Result.NotAccepted(LoginError.EXPIRED);
            case PresentedPasskey.Refused refused -> {
                logins.refused(wire, client, refused);
                yield new Result.NotAccepted(LoginError.PASSKEY_REFUSED);
            }
            case PresentedPasskey.Proof proof -> new Result.Proved(logins.identity(proof));
        };
    }
}
