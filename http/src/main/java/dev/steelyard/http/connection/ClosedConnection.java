package dev.steelyard.http.connection;

import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.spi.ServerConnection;
import java.time.Duration;

/** A new TCP connection over the limit, which the server closes without a response. */
final class ClosedConnection implements ServerConnection {
    @Override
    public void handle(Limit limit) {
        // The HTTP server closes a connection after handling it.
    }

    @Override
    public Duration idleTime() {
        return Duration.ZERO;
    }

    @Override
    public void close(boolean interrupt) {
        // It is closed already.
    }
}
