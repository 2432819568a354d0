package dev.steelyard.server.http;

/** An endpoint whose refusals have a form of their own. */
record FormedEndpoint(Endpoint endpoint, Refusals form) implements Endpoint {
    @Override
    public Reply handle(Request request) {
        return endpoint.handle(request);
    }
}
