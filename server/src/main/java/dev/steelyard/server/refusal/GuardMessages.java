package dev.steelyard.server.refusal;

import dev.steelyard.guard.refusal.ErrorCode;
import java.util.Arrays;
import java.util.Optional;

/** Finds the message for a guard's error code, such as {@code permission_missing}. */
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
