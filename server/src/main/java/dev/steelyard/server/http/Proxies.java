package dev.steelyard.server.http;

import java.net.InetAddress;
import java.util.List;

/**
 * The proxies in front of this server, and how they say for whom they ask. Immutable.
 *
 * @param trusted where they are; nobody else is believed
 * @param hops what they write
 */
public record Proxies(List<Network> trusted, Hops hops) {
    public static final Proxies NONE = new Proxies(List.of(), Hops.FORWARDED);

    public Proxies {
        trusted = List.copyOf(trusted);
    }

    /**
     * Where a request comes from: the peer, or, as far as each hop is a trusted proxy, the one that
     * it names; the last one that is no proxy. What lies behind an untrusted hop is anybody's
     * claim. A hop that hides its own ({@code unknown}) stands for it.
     *
     * @param values of the header that the proxies write
     */
    InetAddress source(InetAddress peer, List<String> values) {
        var source = peer;
        if (!trusts(source)) {
            return source;
        }
        for (var hop : hops.nearestFirst(values)) {
            if (hop.isEmpty()) {
                return source;
            }
            source = hop.get();
            if (!trusts(source)) {
                return source;
            }
        }
        return source;
    }

    private boolean trusts(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }
}
