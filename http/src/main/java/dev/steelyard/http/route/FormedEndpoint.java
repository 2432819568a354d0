package dev.steelyard.http.route;

import dev.steelyard.http.answer.ErrorWriter;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;

/**
 * An endpoint with its own {@link ErrorWriter}, which replaces the default format of error
 * responses.
 */
record FormedEndpoint(Endpoint endpoint, ErrorWriter form) implements Endpoint {
    @Override
    public Reply handle(Request request) {
        return endpoint.handle(request);
    }
}
