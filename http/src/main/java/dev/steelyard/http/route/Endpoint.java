package dev.steelyard.http.route;

import dev.steelyard.http.answer.ErrorWriter;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.MalformedRequest;
import dev.steelyard.http.request.Request;

/** Handles the HTTP requests of one route and returns their responses. Thread-safe. */
@FunctionalInterface
public interface Endpoint {
    /**
     * @throws OAuthError a refusal that the boundary answers
     * @throws MalformedRequest a request that can't be read
     */
    Reply handle(Request request);

    /** Writes refusals that occur before this endpoint is called. */
    default ErrorWriter form() {
        return ErrorWriter.JSON;
    }

    /** This endpoint, followed by {@code after} before the answer is sent. */
    default Endpoint then(Runnable after) {
        return new CustomErrorEndpoint(
                request -> {
                    var reply = handle(request);
                    after.run();
                    return reply;
                },
                form());
    }
}
