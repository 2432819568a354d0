package dev.steelyard.http.source;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Parses IPv4 and IPv6 addresses in text form, such as those in forwarding headers. Never asks the
 * DNS.
 */
final class AddressParser {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    private static final Pattern PORT = Pattern.compile(":([0-9]{1,5}|_[A-Za-z0-9._-]+)");

    private AddressParser() {}

    /**
     * An IPv4 address, or an IPv6 one without brackets or zone; IPv4 mapped to IPv6 becomes IPv4.
     */
    static Optional<InetAddress> literal(String text) {
        boolean plain = IPV4.matcher(text).matches();
        if (!plain && !(text.indexOf(':') >= 0 && IPV6.matcher(text).matches())) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * A node as of RFC 7239, section 6: IPv6 in brackets, perhaps a port. {@code unknown} and
     * obfuscated names are no addresses.
     */
    static Optional<InetAddress> node(String text) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return end > 0 && isPort(text.substring(end + 1))
                    ? Optional.of(text.substring(1, end))
                            .filter(address -> address.contains(":"))
                            .flatMap(AddressParser::literal)
                    : Optional.empty();
        }
        int colon = text.indexOf(':');
        var address = colon < 0 ? text : text.substring(0, colon);
        return colon < 0 || isPort(text.substring(colon)) ? literal(address) : Optional.empty();
    }

    private static boolean isPort(String text) {
        return text.isEmpty() || PORT.matcher(text).matches();
    }
}
