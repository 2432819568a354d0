package dev.steelyard.http.route;

import dev.steelyard.domain.store.StoreUnavailable;
import dev.steelyard.domain.user.HasherBusy;
import dev.steelyard.http.answer.ErrorWriter;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.answer.TooManyRequests;
import dev.steelyard.http.request.MalformedRequest;
import dev.steelyard.http.request.Request;
import io.helidon.http.RequestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Converts exceptions that an endpoint throws, such as {@link OAuthError}, to error responses. No
 * other place does.
 */
public final class ErrorConversion {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorConversion.class);

    private ErrorConversion() {}

    /** {@code endpoint} with its refusals written by {@code refusals}. */
    public static Endpoint of(Endpoint endpoint, ErrorWriter refusals) {
        return new CustomErrorEndpoint(request -> answer(endpoint, refusals, request), refusals);
    }

    /** {@code endpoint} with its refusals written as JSON (RFC 6749, section 5.2). */
    public static Endpoint json(Endpoint endpoint) {
        return of(endpoint, ErrorWriter.JSON);
    }

    private static Reply answer(Endpoint endpoint, ErrorWriter refusals, Request request) {
        try {
            return endpoint.handle(request);
        } catch (OAuthError e) {
            var reply = refuse(refusals, request, e);
            return e.code() == OAuthError.Code.TEMPORARILY_UNAVAILABLE
                    ? reply.with("Retry-After", RequestLimiter.RETRY_AFTER)
                    : reply;
        } catch (MalformedRequest e) {
            return refuse(
                    refusals,
                    request,
                    new OAuthError(
                            OAuthError.Code.INVALID_REQUEST,
                            e.status(),
                            String.valueOf(e.getMessage()),
                            ""));
        } catch (TooManyRequests e) {
            return refuse(
                            refusals,
                            request,
                            new OAuthError(
                                    OAuthError.Code.RATE_LIMITED, String.valueOf(e.getMessage())))
                    .with("Retry-After", e.retryAfter());
        } catch (StoreUnavailable e) {
            // Without a trace where no connection was free: that has no cause.
            LOG.warn("the store is unavailable: {}", e.getMessage(), e.getCause());
            return written(
                            refusals,
                            request,
                            new OAuthError(
                                    OAuthError.Code.TEMPORARILY_UNAVAILABLE,
                                    "The server can't use its database now. Try again after Retry-After."))
                    .with("Retry-After", "2");
        } catch (HasherBusy e) {
            LOG.warn("too many logins at once");
            return written(
                            refusals,
                            request,
                            new OAuthError(
                                    OAuthError.Code.TEMPORARILY_UNAVAILABLE,
                                    "Too many users are logging in now. Try again shortly."))
                    .with("Retry-After", "5");
        } catch (RequestException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("unexpected", e);
            return written(
                    refusals,
                    request,
                    new OAuthError(
                            OAuthError.Code.SERVER_ERROR,
                            "Something went wrong here; give the reference to the operator."));
        }
    }

    private static Reply refuse(ErrorWriter refusals, Request request, OAuthError e) {
        if (LOG.isInfoEnabled()) {
            LOG.info("refused: {} ({}) {}", e.code().text(), e.recorded(), e.detail());
        }
        return written(refusals, request, e);
    }

    private static Reply written(ErrorWriter refusals, Request request, OAuthError e) {
        return refusals.write(request, e).refusing(e.code().text());
    }
}
