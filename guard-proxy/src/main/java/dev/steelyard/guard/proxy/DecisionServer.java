package dev.steelyard.guard.proxy;

import dev.steelyard.guard.Guard;
import dev.steelyard.guard.helidon.ConnectionCloser;
import dev.steelyard.guard.helidon.TransportErrorHandler;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http1.Http1Config;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The HTTP server that reverse proxies, such as nginx, ask whether to let an API request through.
 * Thread-safe.
 */
public final class DecisionServer implements AutoCloseable {
    private static final int MAXIMUM_BODY = 64 * 1024;
    // Proxies forward the headers that they accept: up to 32 KiB for nginx's default configuration.
    private static final int MAXIMUM_HEADERS = 64 * 1024;
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(5);

    private final WebServer web;

    private DecisionServer(WebServer web) {
        this.web = web;
    }

    /**
     * Starts to listen.
     *
     * @throws IllegalStateException the port is in use
     */
    public static DecisionServer start(
            Guard guard, DecisionSettings settings, InstantSource clock) {
        DecisionService service = new DecisionService(guard, settings, clock);
        WebServer web =
                WebServer.builder()
                        .host(settings.host())
                        .port(settings.port())
                        .maxPayloadSize(MAXIMUM_BODY)
                        .connectionOptions(socket -> socket.readTimeout(READ_TIMEOUT))
                        .idleConnectionTimeout(IDLE_TIMEOUT)
                        .idleConnectionPeriod(IDLE_TIMEOUT.dividedBy(2))
                        .shutdownGracePeriod(LAST_ANSWERS)
                        .shutdownHook(false)
                        .addProtocol(Http1Config.builder().maxHeadersSize(MAXIMUM_HEADERS).build())
                        .directHandlers(TransportErrorHandler.handlers(clock, service::named))
                        .routing(http -> http.addFilter(new ConnectionCloser()).any(service))
                        .build()
                        .start();
        if (!web.isRunning()) {
            throw new IllegalStateException(
                    "can't listen at %s:%d; does something else?"
                            .formatted(settings.host(), settings.port()));
        }
        return new DecisionServer(web);
    }

    /** The port that it listens on. */
    public int port() {
        return web.port();
    }

    /** Stops accepting requests and waits at most 5 s for those in progress. */
    @Override
    public void close() {
        web.stop();
    }
}
