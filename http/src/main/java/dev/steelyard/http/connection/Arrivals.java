package dev.steelyard.http.connection;

import dev.steelyard.http.route.Mounted;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;

/** Tells a connection's {@link Peer} which part of a request has arrived. */
record Arrivals(Mounted mounted) implements Http1ConnectionListener {
    @Override
    public void prologue(ConnectionContext context, HttpPrologue prologue) {
        if (context instanceof Peer peer) {
            peer.line(prologue);
        }
    }

    @Override
    public void headers(ConnectionContext context, Headers headers) {
        if (context instanceof Peer peer) {
            peer.headers(headers, mounted);
        }
    }
}
