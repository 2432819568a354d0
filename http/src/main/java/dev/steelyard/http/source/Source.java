package dev.steelyard.http.source;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The source address of a request, by which rate limits count: an IPv4 address, or the networks
 * that contain an IPv6 address. One sender chooses its IPv6 addresses from a /64 at least (RFC
 * 4291, section 2.5.4), often from a /56 or a /48 (RFC 6177). A limit counts in every network; a
 * wider one bears more. Immutable.
 *
 * @param networks the narrowest first
 */
public record Source(List<Network> networks) {
    private static final List<Width> IPV6 =
            List.of(new Width(64, 1, 1), new Width(56, 4, 2), new Width(48, 16, 2));

    /** IPv4 addresses behind a translator (RFC 6052, section 2.1): {@code 64:ff9b::/96}. */
    private static final byte[] TRANSLATED = {
        0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0
    };

    /** The /48 of an IPv4 address (RFC 3056, section 2): {@code 2002::/16}. */
    private static final byte[] SIX_TO_FOUR = {0x20, 0x02};

    private record Width(int bits, int budget, int share) {}

    public Source {
        networks = List.copyOf(networks);
    }

    /**
     * One network.
     *
     * @param name equal for equal networks only
     * @param budget how many times the budget of one sender it has
     * @param share how many times the places of one sender it may hold
     */
    public record Network(String name, int budget, int share) {}

    /**
     * The source of {@code address}; an IPv6 address that embeds an IPv4 address counts as that.
     */
    public static Source of(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return ofIpv4(address.getHostAddress());
        }
        var bytes = address.getAddress();
        if (startsWith(bytes, TRANSLATED)) {
            return ofIpv4(bytes, TRANSLATED.length);
        }
        if (startsWith(bytes, SIX_TO_FOUR)) {
            return ofIpv4(bytes, SIX_TO_FOUR.length);
        }
        return new Source(IPV6.stream().map(width -> ofIpv6(bytes, width)).toList());
    }

    /** Whether it lies in the network of that name. */
    public boolean in(String name) {
        return networks.stream().anyMatch(network -> network.name().equals(name));
    }

    private static Source ofIpv4(byte[] bytes, int at) {
        return ofIpv4(
                "%d.%d.%d.%d"
                        .formatted(
                                bytes[at] & 0xff,
                                bytes[at + 1] & 0xff,
                                bytes[at + 2] & 0xff,
                                bytes[at + 3] & 0xff));
    }

    private static Source ofIpv4(String address) {
        return new Source(List.of(new Network(address, 1, 1)));
    }

    private static Network ofIpv6(byte[] bytes, Width width) {
        var prefix = HexFormat.of().formatHex(bytes, 0, width.bits() / Byte.SIZE);
        return new Network(prefix + "/" + width.bits(), width.budget(), width.share());
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }
}
