package dev.steelyard.guard.internal.rule;

import dev.steelyard.guard.refusal.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Requires that the {@code Origin} header of a request from a browser is registered for the client
 * (RFC 6454 section 7).
 */
final class OriginIsRegistered implements CallerRule {

    @Override
    public @Nullable ErrorCode check(CallerFacts caller) {
        List<String> sent = caller.origins();
        if (sent.isEmpty()) return null;
        boolean own = sent.size() == 1 && caller.state().origins().contains(sent.getFirst());
        return own ? null : ErrorCode.ORIGIN_NOT_ALLOWED;
    }
}
