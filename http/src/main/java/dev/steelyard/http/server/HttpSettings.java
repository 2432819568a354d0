package dev.steelyard.http.server;

import dev.steelyard.http.request.RequestLimits;
import dev.steelyard.http.source.Proxies;
import org.jspecify.annotations.Nullable;

/**
 * The configured address, ports, request limits and trusted proxies of the HTTP server.
 *
 * @param port 0: any free one
 * @param secure a second port, with TLS; null: none
 * @param proxies trusted to name the sender of a request
 */
public record HttpSettings(
        String host,
        int port,
        @Nullable TlsListener secure,
        Proxies proxies,
        RequestLimits limits) {}
