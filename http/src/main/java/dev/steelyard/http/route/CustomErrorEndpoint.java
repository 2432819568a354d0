package dev.steelyard.http.route;

import dev.steelyard.http.answer.ErrorWriter;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;

/**
 * An endpoint whose error responses have a format of their own, such as HTML, instead of the
 * default.
 */
record CustomErrorEndpoint(Endpoint endpoint, ErrorWriter form) implements Endpoint {
    @Override
    public Reply handle(Request request) {
        return endpoint.handle(request);
    }
}
