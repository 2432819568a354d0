package dev.steelyard.http.connection;

import dev.steelyard.http.route.RouteTable;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;

/**
 * Notifies a connection when the request line and the headers of a request have arrived, so that
 * its time limits can change.
 */
record ArrivalListener(RouteTable mounted) implements Http1ConnectionListener {
    @Override
    public void prologue(ConnectionContext context, HttpPrologue prologue) {
        if (context instanceof TimedConnection peer) {
            peer.line(prologue);
        }
    }

    @Override
    public void headers(ConnectionContext context, Headers headers) {
        if (context instanceof TimedConnection peer) {
            peer.headers(headers, mounted);
        }
    }
}
