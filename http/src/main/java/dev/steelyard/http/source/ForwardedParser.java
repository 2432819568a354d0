package dev.steelyard.http.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses the {@code for} addresses in a {@code Forwarded} header (RFC 7239, section 4), strictly.
 * Where a quote from the client could extend into the part that a proxy appended, the whole line
 * counts as unreadable.
 */
final class ForwardedParser {
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern PAIR =
            Pattern.compile(
                    "(?<name>"
                            + TOKEN
                            + ")=(?:(?<token>"
                            + TOKEN
                            + ")|\"(?<quoted>(?:[^\"\\\\\\p{Cntrl}]|\\\\[^\\p{Cntrl}])*+)\")");
    private static final Pattern SEPARATOR = Pattern.compile("[ \\t]*+([,;])[ \\t]*+");

    private ForwardedParser() {}

    /**
     * The {@code for} of each element, farthest first, {@code unknown} where it has none. Empty:
     * malformed.
     */
    static Optional<List<String>> read(String value) {
        var nodes = new ArrayList<String>();
        var text = value.strip();
        var pair = PAIR.matcher(text);
        var separator = SEPARATOR.matcher(text);
        @Nullable String node = null;
        int at = 0;
        while (true) {
            if (!pair.region(at, text.length()).lookingAt()) {
                return Optional.empty();
            }
            if (pair.group("name").equalsIgnoreCase("for")) {
                if (node != null) {
                    return Optional.empty();
                }
                node = value(pair.group("token"), pair.group("quoted"));
            }
            at = pair.end();
            boolean last = at == text.length();
            if (!last && !separator.region(at, text.length()).lookingAt()) {
                return Optional.empty();
            }
            if (last || separator.group(1).equals(",")) {
                nodes.add(node == null ? "unknown" : node);
                node = null;
            }
            if (last) {
                return Optional.of(nodes);
            }
            at = separator.end();
        }
    }

    private static String value(@Nullable String token, @Nullable String quoted) {
        return token != null ? token : String.valueOf(quoted).replaceAll("\\\\(.)", "$1");
    }
}
