package dev.steelyard.server.outgoing;

import dev.steelyard.http.source.Network;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides which IP addresses the server's outgoing requests may connect to. It permits those that
 * are globally reachable by the registries of special-purpose addresses (RFC 6890), and those that
 * the operator allows. Java reads an IPv4 address mapped into IPv6 as the IPv4 address. Immutable.
 *
 * @param allowed may be called though not public
 */
record AddressPolicy(List<Network> allowed) {
    private static final List<Network> SPECIAL_IPV4 =
            networks(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3");

    /** All other IPv6 addresses (loopback, link-local, ULA, multicast, NAT64) lie outside of it. */
    private static final Network GLOBAL_IPV6 = Network.parse("2000::/3");

    /** In {@link #GLOBAL_IPV6}: protocols (Teredo), documentation, and IPv4 in it (6to4). */
    private static final List<Network> SPECIAL_IPV6 =
            networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    boolean permits(InetAddress address) {
        return isPublic(address) || in(allowed, address);
    }

    private static boolean isPublic(InetAddress address) {
        return address instanceof Inet4Address
                ? !in(SPECIAL_IPV4, address)
                : GLOBAL_IPV6.contains(address) && !in(SPECIAL_IPV6, address);
    }

    private static boolean in(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::parse).toList();
    }
}
