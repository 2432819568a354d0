package dev.steelyard.http.server;

import dev.steelyard.http.request.RequestLimits;
import dev.steelyard.http.source.Proxies;
import org.jspecify.annotations.Nullable;

/**
 * Where an HTTP server listens, and what it accepts.
 *
 * @param port 0: any free one
 * @param secure a second port, with TLS; null: none
 * @param proxies the proxies whose word about the sender of a request counts
 */
public record HttpSettings(
        String host,
        int port,
        @Nullable TlsListener secure,
        Proxies proxies,
        RequestLimits limits) {}
