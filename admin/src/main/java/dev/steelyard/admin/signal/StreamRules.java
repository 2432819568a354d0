package dev.steelyard.admin.signal;

import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.TextRules;
import dev.steelyard.admin.uri.WebUri;
import dev.steelyard.domain.signal.EventDelivery;
import dev.steelyard.domain.signal.EventType;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks the event types, delivery method and description that a receiver requests for an event
 * stream.
 */
final class StreamRules {
    private static final int MOST = 50;
    private static final Pattern URI = Pattern.compile("[\\x21-\\x7e]{1,200}");

    /** RFC 9110, section 11.6.2, and nothing that could begin another header. */
    private static final Pattern AUTHORIZATION =
            Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e]{0,2046}[\\x21-\\x7e])?");

    private StreamRules() {}

    /**
     * SSF 1.0, section 8.1.1: "A Transmitter MUST ignore any array values" it doesn't understand.
     */
    static Set<String> requested(@Nullable Set<String> uris) {
        if (uris == null) {
            var all = new LinkedHashSet<String>();
            EventType.SUPPORTED.forEach(type -> all.add(type.uri()));
            return all;
        }
        if (uris.size() > MOST || !uris.stream().allMatch(uri -> URI.matcher(uri).matches())) {
            throw OperationRefusal.invalid(
                    "events_requested", "At most " + MOST + " URIs of at most 200 characters");
        }
        return uris;
    }

    static @Nullable String description(@Nullable String text) {
        return text == null || text.isEmpty() ? null : TextRules.description("description", text);
    }

    static @Nullable String reason(@Nullable String text) {
        return text == null || text.isEmpty() ? null : TextRules.description("reason", text);
    }

    /**
     * @param name the name under which its secret is stored
     */
    static EventDelivery delivery(NewDelivery wanted, String name) {
        var endpoint = wanted.endpoint();
        var authorization = wanted.authorization();
        if (endpoint == null) {
            return new EventDelivery.Poll();
        }
        if (WebUri.parse(endpoint).filter(WebUri::isHttps).isEmpty()) {
            throw OperationRefusal.invalid(
                    "delivery",
                    "An endpoint_url with https, and no user, fragment, dot segment or encoded"
                            + " slash");
        }
        if (authorization != null && !AUTHORIZATION.matcher(authorization).matches()) {
            throw OperationRefusal.invalid(
                    "delivery", "An authorization_header of 1 to 2048 visible ASCII characters");
        }
        return new EventDelivery.Push(endpoint, authorization == null ? null : name);
    }
}
