package dev.steelyard.http.source;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * A range of IP addresses in CIDR notation, such as {@code 10.0.0.0/8} (RFC 4632, RFC 4291).
 * Immutable.
 *
 * @param bits number of leading bits of {@code address} that all of them share
 */
public record Network(InetAddress address, int bits) {
    /**
     * Reads {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or one address.
     *
     * @throws IllegalArgumentException with what is allowed
     */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        var address =
                AddressParser.literal(slash < 0 ? text : text.substring(0, slash))
                        .orElseThrow(Network::malformed);
        int length = address.getAddress().length * Byte.SIZE;
        int bits = slash < 0 ? length : number(text.substring(slash + 1));
        if (bits > length) {
            throw malformed();
        }
        return new Network(address, bits);
    }

    /** Whether {@code other} lies in it. */
    public boolean contains(InetAddress other) {
        var ours = address.getAddress();
        var theirs = other.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        int rest = bits % Byte.SIZE;
        int mask = 0xff << (Byte.SIZE - rest);
        return Arrays.equals(ours, 0, whole, theirs, 0, whole)
                && (rest == 0 || (ours[whole] & mask) == (theirs[whole] & mask));
    }

    private static int number(String text) {
        if (!text.matches("[0-9]{1,3}")) {
            throw malformed();
        }
        return Integer.parseInt(text);
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException(
                "addresses or ranges with commas between, such as 10.0.0.0/8,2001:db8::/32");
    }
}
