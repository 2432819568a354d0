package dev.steelyard.domain.client.metadata;

import java.net.IDN;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Converts internationalized host names in URIs to ASCII in Punycode (RFC 3492). They are stored as
 * browsers send them: redirect URIs are compared with that form, and a host can't be mistaken for
 * another host by its looks.
 */
public final class HostConverter {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    private HostConverter() {}

    /** Whether {@code host} is a loopback address (RFC 8252, section 7.3). */
    public static boolean isLoopback(String host) {
        return LOOPBACK.contains(host);
    }

    /**
     * Each URI with its host in punycode; a URI that can't be written so is unchanged, and is
     * refused later.
     */
    public static Set<String> ascii(Set<String> uris) {
        var all = new LinkedHashSet<String>();
        uris.forEach(uri -> all.add(ascii(uri)));
        return all;
    }

    /** As {@link #ascii(Set)}, for one URI. */
    public static String ascii(String uri) {
        int start = uri.indexOf("://") + 3;
        if (start < 3) {
            return uri;
        }
        int end = start;
        while (end < uri.length() && "/?#:@\\".indexOf(uri.charAt(end)) < 0) {
            end++;
        }
        var host = uri.substring(start, end);
        return isAscii(host) ? uri : uri.substring(0, start) + punycode(host) + uri.substring(end);
    }

    /**
     * Only where decoding gives back the original. Letters that are mapped (a capital, a wide
     * letter, a sharp s) name different hosts to different programs: RFC 3490 and RFC 5891 disagree
     * on it. Letters and digits only: a fraction slash looks like the end of a host.
     */
    private static String punycode(String host) {
        if (!host.codePoints().allMatch(HostConverter::isLetter)) {
            return host; // the caller refuses it for its characters
        }
        try {
            var ascii = IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES);
            return IDN.toUnicode(ascii).equals(host) ? ascii : host;
        } catch (IllegalArgumentException _) {
            return host;
        }
    }

    private static boolean isLetter(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> Character.isLetterOrDigit(character) || character == '-' || character == '.';
        };
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
