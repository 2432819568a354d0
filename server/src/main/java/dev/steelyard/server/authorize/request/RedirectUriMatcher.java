package dev.steelyard.server.authorize.request;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Matches the redirect URI of a request against those that the client registered (RFC 9700, section
 * 2.1).
 */
public final class RedirectUriMatcher {
    // One spelling of a port only, so that no browser reads another port than this server.
    private static final Pattern LOOPBACK =
            Pattern.compile(
                    "(?<host>http://(?:127\\.0\\.0\\.1|\\[::1]))(?::(?<port>[1-9]\\d{0,4}))?(?<rest>(?:[/?][!-~&&[^#\\\\]]*)?)");
    private static final int LAST_PORT = 65_535;

    private RedirectUriMatcher() {}

    /**
     * RFC 9700, section 2.1: "exact string matching except for port numbers in localhost
     * redirection URIs of native apps". The exception is only made for the loopback addresses (RFC
     * 8252, section 7.3), not for the name {@code localhost}, which may resolve to something else
     * (section 8.3).
     */
    public static boolean registered(Set<String> registered, String asked) {
        if (registered.contains(asked)) {
            return true;
        }
        var loopback = LOOPBACK.matcher(asked);
        if (!loopback.matches()
                || (loopback.group("port") != null
                        && Integer.parseInt(loopback.group("port")) > LAST_PORT)) {
            return false;
        }
        var plain = withoutPort(asked);
        return registered.stream()
                .filter(uri -> LOOPBACK.matcher(uri).matches())
                .anyMatch(uri -> withoutPort(uri).equals(plain));
    }

    private static String withoutPort(String loopback) {
        return LOOPBACK.matcher(loopback).replaceFirst("${host}${rest}");
    }
}
