package dev.steelyard.server.authorize.rule;

import dev.steelyard.server.http.OAuthError;
import dev.steelyard.server.scope.ScopeRules;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The checks of an authorization request in their order, rule × endpoint, each with the code of its
 * refusal.
 */
public final class Rules {
    private static final Set<Point> ALL = EnumSet.allOf(Point.class);
    private static final Set<Point> FROM_BROWSERS = EnumSet.of(Point.AUTHORIZATION);

    private final List<Row> table;

    private record Row(Rule rule, Set<Point> points) {}

    /**
     * @param pushAlways whether every client must push its requests
     */
    public Rules(ScopeRules scopes, boolean pushAlways) {
        table =
                List.of(
                        new Row(
                                new PushedWhereRequired(pushAlways),
                                FROM_BROWSERS), // invalid_request
                        new Row(new SignedWhereRequired(), ALL), // invalid_request
                        new Row(new NoRegistration(), ALL), // registration_not_supported
                        new Row(new ResponseTypeIsCode(), ALL), // unsupported_response_type
                        new Row(new ResponseModeIsKnown(), ALL), // invalid_request
                        new Row(new ClientMayUseCodes(), ALL), // unauthorized_client
                        new Row(new ChallengeIsS256(), ALL), // invalid_request
                        new Row(new DpopKeyIsThumbprint(), ALL), // invalid_request
                        new Row(new ResourceIsForClient(scopes), ALL), // invalid_target
                        new Row(new ScopesArePossible(scopes), ALL), // invalid_scope
                        new Row(new PromptsGoTogether(), ALL), // invalid_request
                        new Row(new MaxAgeIsSeconds(), ALL), // invalid_request
                        new Row(new ClaimsAreReadable(), ALL), // invalid_request
                        new Row(new AcrIsPossible(), ALL), // unmet_authentication_requirements
                        new Row(new TextsAreShort(), ALL)); // invalid_request
    }

    /**
     * Goes through the table.
     *
     * @throws OAuthError the first refusal
     */
    public void check(Point point, Asked asked) {
        for (var row : table) {
            if (row.points().contains(point)) {
                row.rule().check(asked);
            }
        }
    }
}
