package dev.steelyard.admin.client.rule;

import dev.steelyard.admin.operation.Limits;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.uri.WebUri;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.metadata.ClientRequestSettings;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks a client's settings for authorization requests, such as {@code request_uris} and {@code
 * default_max_age}.
 */
final class RequestRules {
    private static final String ALGORITHM = "request_object_signing_alg";
    private static final String URIS = "request_uris";

    /** RFC 9101, section 5.2: "The entire Request URI SHOULD NOT exceed 512 ASCII characters". */
    private static final int LONGEST = 512;

    /** OpenID Connect Registration, section 2: the SHA-256 hash of the content, base64url. */
    private static final Pattern HASH = Pattern.compile("#[A-Za-z0-9_-]{43}\\z");

    private static final Duration OLDEST = Duration.ofDays(3660);

    private RequestRules() {}

    static void check(Client client, Limits limits) {
        var requests = client.settings().requests();
        if (client.settings().requestAlgorithms().isEmpty()) {
            without(requests);
        } else if (!client.settings().authentication().hasKeys()) {
            throw OperationRefusal.invalid(ALGORITHM, "Only with jwks or jwks_uri");
        }
        maxAge(requests.defaultMaxAge());
        Limits.atMost(URIS, requests.requestUris().size(), limits.redirectUris());
        for (var uri : requests.requestUris()) {
            var place = HASH.matcher(uri).replaceFirst("");
            if (uri.length() > LONGEST || WebUri.parse(place).filter(WebUri::isHttps).isEmpty()) {
                throw OperationRefusal.invalid(
                        URIS,
                        "https URIs of at most "
                                + LONGEST
                                + " characters, with no user, dot segment or encoded slash, and no"
                                + " fragment but a SHA-256 hash in base64url");
            }
        }
    }

    private static void maxAge(@Nullable Duration age) {
        if (age != null && (age.isNegative() || age.compareTo(OLDEST) > 0)) {
            throw OperationRefusal.invalid(
                    "default_max_age", "Seconds, 0 to " + OLDEST.toSeconds() + "; or null");
        }
    }

    private static void without(ClientRequestSettings requests) {
        if (requests.requireSigned()) {
            throw OperationRefusal.invalid(
                    "require_signed_request_object", "Only with request_object_signing_alg");
        }
        if (!requests.requestUris().isEmpty()) {
            throw OperationRefusal.invalid(URIS, "Only with request_object_signing_alg");
        }
    }
}
