package dev.steelyard.program.configuration;

import static dev.steelyard.program.configuration.Readers.count;
import static dev.steelyard.program.configuration.Readers.duration;
import static dev.steelyard.program.configuration.Readers.percent;
import static dev.steelyard.program.configuration.Readers.size;

import java.time.Duration;
import java.util.List;

/** How much there may be of something. */
final class Bounds {
    static final Setting<Integer> BODY =
            size("limits.body", "64KiB", "The longest body of a request; more is answered 413.");
    static final Setting<Integer> HEADERS =
            size(
                    "limits.headers",
                    "16KiB",
                    "The longest headers, and request line, of a request; more is answered 431 or"
                            + " 414.");
    static final Setting<Integer> PARAMETERS =
            count(
                    "limits.parameters",
                    "100",
                    "Parameters of a query or form; more is answered 400.");
    static final Setting<Integer> CONCURRENT_REQUESTS =
            count(
                    "limits.concurrent_requests",
                    "256",
                    "Requests that a node works on at once, those of guards counted apart; one more"
                            + " is answered 503 with Retry-After.");
    static final Setting<Integer> CONNECTIONS =
            count(
                    "limits.connections",
                    "2000",
                    "Connections to a node; one more ends the one that has been idle longest, and"
                            + " where none is idle it is answered 503 with Retry-After.");
    static final Setting<Integer> STREAMS =
            count(
                    "limits.streams",
                    "1000",
                    "Guards that follow the changes at a node, whose connections are counted apart;"
                            + " three quarters of them of one resource server at most. One more is"
                            + " answered 503 with Retry-After, and asks now and then.");
    static final Setting<Duration> ARRIVAL =
            duration(
                    "limits.request_arrival",
                    "30s",
                    "How long a request may take to arrive, from its first byte to its last, and a"
                            + " piece of an answer to be taken; then the connection ends.");
    static final Setting<Integer> SOURCE_SHARE =
            percent(
                    "limits.source_share",
                    "25%",
                    "How much of limits.concurrent_requests, and of limits.connections, one source"
                            + " may hold: an IPv4 address or an IPv6 /64; a /48 twice that. Of guards'"
                            + " requests three quarters. One more is answered 429 with Retry-After; of"
                            + " connections an idle one of that source ends first. Set"
                            + " listen.trusted_proxies behind a proxy, else all callers are one"
                            + " source.");
    static final Setting<Integer> CLIENTS =
            count("limits.clients", "500", "Clients of an application.");
    static final Setting<Integer> ROLES = count("limits.roles", "500", "Roles of an application.");
    static final Setting<Integer> MEMBERS =
            count("limits.members", "10000", "Members of an application.");
    static final Setting<Integer> INVITATIONS =
            count(
                    "limits.invitations",
                    "1000",
                    "Open invitations into an application, or onto a staff.");
    static final Setting<Integer> REDIRECT_URIS =
            count("limits.redirect_uris", "20", "Redirect URIs of a client.");
    static final Setting<Integer> ORIGINS = count("limits.origins", "20", "Origins of a client.");
    static final Setting<Integer> CREDENTIALS =
            count(
                    "limits.credentials",
                    "10",
                    "Live secrets, and live API keys, of a client or resource server.");
    static final Setting<Integer> IDEMPOTENCY_KEYS =
            count(
                    "limits.idempotency_keys",
                    "10000",
                    "Idempotency-Key values remembered of one caller; beyond them its oldest are"
                            + " forgotten.");

    static final List<Setting<?>> ALL =
            List.of(
                    BODY,
                    HEADERS,
                    PARAMETERS,
                    CONCURRENT_REQUESTS,
                    CONNECTIONS,
                    STREAMS,
                    ARRIVAL,
                    SOURCE_SHARE,
                    CLIENTS,
                    ROLES,
                    MEMBERS,
                    INVITATIONS,
                    REDIRECT_URIS,
                    ORIGINS,
                    CREDENTIALS,
                    IDEMPOTENCY_KEYS);

    private Bounds() {}
}
