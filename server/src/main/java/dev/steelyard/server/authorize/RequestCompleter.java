package dev.steelyard.server.authorize;

import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.authorize.interaction.LoginState.Person;
import dev.steelyard.server.authorize.request.AuthorizationRequest;
import dev.steelyard.server.authorize.request.RedirectTarget;
import dev.steelyard.server.authorize.request.ResponseTarget;
import dev.steelyard.server.authorize.request.WaitingDevice;
import dev.steelyard.server.browser.SignedInUser;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Completes an authorization request after login and consent, by issuing the code, approving the
 * device or returning the error. Thread-safe.
 */
final class RequestCompleter {
    private static final Logger LOG = LoggerFactory.getLogger(RequestCompleter.class);

    private final CodeIssuer codes;
    private final ResponseSender responses;
    private final String devices;

    /**
     * @param devices the path of the device page
     */
    RequestCompleter(CodeIssuer codes, ResponseSender responses, String devices) {
        this.codes = codes;
        this.responses = responses;
        this.devices = devices;
    }

    /** Empty where the session, consent or access behind the request has just ended. */
    Optional<Reply> granted(
            Request wire, AuthorizationRequest request, Person person, Set<String> scope) {
        return switch (request.target()) {
            case RedirectTarget site ->
                    codes.issue(request, site, person, scope)
                            .map(site::code)
                            .map(code -> responses.send(wire, site, code));
            case WaitingDevice device ->
                    codes.allow(wire, request, device, person, scope)
                            ? Optional.of(Reply.redirect(devices + "/allowed").noStore())
                            : Optional.empty();
        };
    }

    /**
     * @param denier the user who denied the request; null: it was refused for another reason
     * @throws OAuthError {@code error}, where only the user can be told
     */
    Reply refused(
            Request wire, ResponseTarget target, @Nullable SignedInUser denier, OAuthError error) {
        if (LOG.isInfoEnabled()) {
            LOG.info(
                    "client {} refused: {} ({}) {}",
                    target.client().id(),
                    error.code().text(),
                    error.recorded(),
                    error.detail());
        }
        return switch (target) {
            case RedirectTarget site ->
                    responses.send(wire, site, site.refusal(error)).refusing(error.code().text());
            case WaitingDevice device when denier != null -> {
                if (!codes.deny(wire, device, denier)) {
                    throw new OAuthError(
                            OAuthError.Code.INVALID_REQUEST,
                            "The request of the device was decided already, or has expired. See the device for its state.");
                }
                yield Reply.redirect(devices + "/denied").noStore();
            }
            // The device waits on: its user may have been logged in to the wrong account.
            case WaitingDevice _ -> throw error;
        };
    }
}
