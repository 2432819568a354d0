package dev.steelyard.server.refusal;

import dev.steelyard.guard.refusal.ErrorCode;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the message that explains a guard's error code, such as {@code permission_missing}, to
 * people.
 */
public final class GuardMessages {
    private GuardMessages() {}

    /**
     * @return empty: this version knows no such code
     */
    public static Optional<String> of(String code) {
        return Arrays.stream(ErrorCode.values())
                .filter(one -> one.code().equals(code))
                .findFirst()
                .map(ErrorCode::message);
    }
}
