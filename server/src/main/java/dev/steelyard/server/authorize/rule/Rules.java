package dev.steelyard.server.authorize.rule;

import dev.steelyard.server.http.OAuthError;
import dev.steelyard.server.scope.ScopeRules;
import java.util.List;

/** The checks of an authorization request in their order, each with the code of its refusal. */
public final class Rules {
    private final List<Rule> table;

    public Rules(ScopeRules scopes) {
        table =
                List.of(
                        new NoRequestObject(), // request_not_supported, request_uri_…,
                        // registration_…
                        new ResponseTypeIsCode(), // unsupported_response_type
                        new ResponseModeIsKnown(), // invalid_request
                        new ClientMayUseCodes(), // unauthorized_client
                        new ChallengeIsS256(), // invalid_request
                        new ResourceIsForClient(scopes), // invalid_target
                        new ScopesArePossible(scopes), // invalid_scope
                        new PromptsGoTogether(), // invalid_request
                        new MaxAgeIsSeconds(), // invalid_request
                        new ClaimsAreReadable(), // invalid_request
                        new TextsAreShort()); // invalid_request
    }

    /**
     * Goes through the table.
     *
     * @throws OAuthError the first refusal
     */
    public void check(Asked asked) {
        for (var rule : table) {
            rule.check(asked);
        }
    }
}
