package dev.steelyard.server.authorize.rule;

import dev.steelyard.http.answer.OAuthError;
import java.util.List;

/**
 * Limits the length of authorization request parameters that are stored or echoed unchanged, such
 * as {@code nonce} and {@code state}.
 */
public final class TextsAreShort implements Rule {
    private static final int LONGEST = 1024;

    @Override
    public void check(UncheckedRequest request) {
        for (var name : List.of("state", "nonce")) {
            if (request.parameters().get(name).filter(t -> t.length() > LONGEST).isPresent()) {
                throw new OAuthError(
                        OAuthError.Code.INVALID_REQUEST,
                        name + " must not be longer than " + LONGEST + " characters.");
            }
        }
    }
}
