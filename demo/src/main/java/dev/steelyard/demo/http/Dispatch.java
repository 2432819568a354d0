package dev.steelyard.demo.http;

import dev.steelyard.demo.data.StoreFailure;
import dev.steelyard.guard.Decision;
import dev.steelyard.guard.feed.StateUnavailable;
import dev.steelyard.guard.refusal.ErrorCode;
import dev.steelyard.guard.refusal.Refusal;
import io.helidon.http.HttpException;
import io.helidon.http.RequestException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.lang.System.Logger.Level;

/**
 * Dispatches each request that the guard has allowed to its route, and converts exceptions to error
 * responses.
 */
public final class Dispatch implements Handler {
    private static final System.Logger LOG = System.getLogger(Dispatch.class.getName());
    private static final int RETRY_AFTER_SECONDS = 2;

    private final Routes routes;
    private final AnswerWriter answers;

    public Dispatch(Routes routes, AnswerWriter answers) {
        this.routes = routes;
        this.answers = answers;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        // Without the filter there is nothing here, and nothing is answered.
        Decision.Allowed allowed = request.context().get(Decision.Allowed.class).orElseThrow();
        answers.write(request, response, answer(new ApiCall(allowed, request)));
    }

    private Answer answer(ApiCall call) {
        String reference = call.allowed().reference();
        try {
            return routes.of(call.allowed().operation()).answer(call);
        } catch (InvalidRequest e) {
            return new Answer.Failure(
                    e.status(), "invalid_request", String.valueOf(e.getMessage()));
        } catch (RequestException e) {
            return unreadable(e.status().code());
        } catch (HttpException e) {
            return unreadable(e.status().code());
        } catch (StateUnavailable | StoreFailure e) {
            LOG.log(Level.WARNING, "no answer to {0}: {1}", reference, e.getMessage());
            return new Answer.Refused(
                    Refusal.retry(ErrorCode.DECISION_UNAVAILABLE, RETRY_AFTER_SECONDS, reference));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "failed at " + reference, e);
            return new Answer.Failure(
                    500, "internal_error", "The API failed. Tell its operator the reference.");
        }
    }

    private static Answer unreadable(int status) {
        return status == 413
                ? new Answer.Failure(413, "request_too_large", "The body is too large.")
                : new Answer.Failure(400, "invalid_request", "The request can't be read.");
    }
}
