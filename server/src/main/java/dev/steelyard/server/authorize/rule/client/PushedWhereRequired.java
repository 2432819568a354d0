package dev.steelyard.server.authorize.rule.client;

import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.server.authorize.rule.Rule;
import dev.steelyard.server.authorize.rule.UncheckedRequest;
import dev.steelyard.server.authorize.source.ParameterSource;

/**
 * Requires a pushed authorization request (PAR) where the settings of the client or the server
 * demand it. RFC 9126, sections 5 and 6: {@code require_pushed_authorization_requests}: requests
 * are accepted "only via PAR".
 *
 * @param always whether every client must push
 */
public record PushedWhereRequired(boolean always) implements Rule {
    @Override
    public void check(UncheckedRequest request) {
        if ((always || request.client().settings().requests().requirePushed())
                && request.source() != ParameterSource.PUSHED) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_REQUEST,
                    "This request must be pushed first, and sent by its request_uri.");
        }
    }
}
