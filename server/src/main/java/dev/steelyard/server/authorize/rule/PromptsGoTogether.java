package dev.steelyard.server.authorize.rule;

import dev.steelyard.http.answer.OAuthError;

/**
 * Refuses authorization requests with {@code prompt=none} beside another prompt value. OpenID
 * Connect Core, section 3.1.2.1: "If this parameter contains none with any other value, an error is
 * returned."
 */
public final class PromptsGoTogether implements Rule {
    @Override
    public void check(UncheckedRequest request) {
        var prompts = PromptValue.parse(request.parameters());
        if (prompts.contains(PromptValue.NONE) && prompts.size() > 1) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_REQUEST,
                    "prompt=none must not be combined with another prompt.");
        }
    }
}
