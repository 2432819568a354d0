package dev.steelyard.guard.internal.rule;

import dev.steelyard.guard.principal.ApiKey;
import dev.steelyard.guard.refusal.ErrorCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Requires that a confidential client sends one of its unexpired API keys beside the access token.
 * A key that is sent is always checked; a public client has none, so any that it sends belongs to
 * another client.
 */
final class HasValidApiKey implements CallerRule {
    private static final int MAXIMUM_LENGTH = 512;

    @Override
    public @Nullable ErrorCode check(CallerFacts caller) {
        List<String> sent = caller.apiKeys();
        if (sent.isEmpty()) {
            return caller.state().confidential() ? ErrorCode.API_KEY_MISSING : null;
        }
        boolean good =
                caller.state().confidential()
                        && sent.size() == 1
                        && sent.getFirst().length() <= MAXIMUM_LENGTH
                        && live(sent.getFirst(), caller.state().apiKeys(), caller.now());
        return good ? null : ErrorCode.API_KEY_INVALID;
    }

    private static boolean live(String key, List<ApiKey> keys, Instant now) {
        String hash = ApiKey.hash(key);
        boolean found = false;
        for (ApiKey candidate : keys) found |= candidate.matches(hash, now);
        return found;
    }
}
