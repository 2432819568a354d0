package dev.steelyard.guard;

import dev.steelyard.guard.refusal.ErrorCode;
import dev.steelyard.guard.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Detects a client secret that was sent as an API key, or an API key in the query, so that the
 * guard's refusal names the mistake. The secret is not looked up: the refusal tells nothing about
 * its validity.
 */
final class MisplacedSecretDetector {
    private static final String CLIENT_SECRET = "sy_sk_";
    private static final String API_KEY = "sy_ak_";

    private MisplacedSecretDetector() {}

    /** The refusal instead of the one for {@code code}; null: no secret is in the wrong place. */
    static @Nullable Refusal in(GuardRequest request, ErrorCode code) {
        return switch (code) {
            case API_KEY_INVALID ->
                    request.apiKeys().stream().anyMatch(key -> key.startsWith(CLIENT_SECRET))
                            ? Refusal.clientSecretAsApiKey(request.reference())
                            : null;
            case API_KEY_MISSING -> {
                String query = request.query();
                yield query != null && query.contains(API_KEY)
                        ? Refusal.apiKeyInQuery(request.reference())
                        : null;
            }
            default -> null;
        };
    }
}
