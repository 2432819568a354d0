package dev.steelyard.server.authorize.request;

import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.server.authorize.rule.AcrIsPossible;
import dev.steelyard.server.authorize.rule.ChallengeIsS256;
import dev.steelyard.server.authorize.rule.ClaimsAreReadable;
import dev.steelyard.server.authorize.rule.DpopKeyIsThumbprint;
import dev.steelyard.server.authorize.rule.MaxAgeIsSeconds;
import dev.steelyard.server.authorize.rule.NoRegistration;
import dev.steelyard.server.authorize.rule.PromptsGoTogether;
import dev.steelyard.server.authorize.rule.ResponseModeIsKnown;
import dev.steelyard.server.authorize.rule.ResponseTypeIsCode;
import dev.steelyard.server.authorize.rule.Rule;
import dev.steelyard.server.authorize.rule.TextsAreShort;
import dev.steelyard.server.authorize.rule.UncheckedRequest;
import dev.steelyard.server.authorize.rule.client.ClientMayUseCodes;
import dev.steelyard.server.authorize.rule.client.ClientMayUseDevices;
import dev.steelyard.server.authorize.rule.client.PushedWhereRequired;
import dev.steelyard.server.authorize.rule.client.ResourceIsForClient;
import dev.steelyard.server.authorize.rule.client.ResponseIsSignedWhereRequired;
import dev.steelyard.server.authorize.rule.client.ScopesArePossible;
import dev.steelyard.server.authorize.rule.client.SignedWhereRequired;
import dev.steelyard.server.issuance.ScopeRules;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The ordered list of rules that check authorization requests, with the error code and the
 * endpoints of each.
 */
public final class Rules {
    private static final Set<ReceivingEndpoint> ALL = EnumSet.allOf(ReceivingEndpoint.class);
    private static final Set<ReceivingEndpoint> FOR_CODES =
            EnumSet.of(ReceivingEndpoint.AUTHORIZATION, ReceivingEndpoint.PUSHED);
    private static final Set<ReceivingEndpoint> FROM_DEVICES = EnumSet.of(ReceivingEndpoint.DEVICE);
    private static final Set<ReceivingEndpoint> FROM_BROWSERS =
            EnumSet.of(ReceivingEndpoint.AUTHORIZATION);

    private final List<Row> table;

    private record Row(Rule rule, Set<ReceivingEndpoint> points) {}

    /**
     * @param pushAlways whether every client must push its requests
     */
    public Rules(ScopeRules scopes, boolean pushAlways) {
        table =
                List.of(
                        new Row(
                                new PushedWhereRequired(pushAlways),
                                FROM_BROWSERS), // invalid_request
                        new Row(new SignedWhereRequired(), FOR_CODES), // invalid_request
                        new Row(new NoRegistration(), FOR_CODES), // registration_not_supported
                        new Row(new ResponseTypeIsCode(), FOR_CODES), // unsupported_response_type
                        new Row(new ResponseModeIsKnown(), FOR_CODES), // invalid_request
                        new Row(new ResponseIsSignedWhereRequired(), FOR_CODES), // invalid_request
                        new Row(new ClientMayUseCodes(), FOR_CODES), // unauthorized_client
                        new Row(new ClientMayUseDevices(), FROM_DEVICES), // unauthorized_client
                        new Row(new ChallengeIsS256(), FOR_CODES), // invalid_request
                        new Row(new DpopKeyIsThumbprint(), ALL), // invalid_request
                        new Row(new ResourceIsForClient(scopes), ALL), // invalid_target
                        new Row(new ScopesArePossible(scopes), ALL), // invalid_scope
                        new Row(new PromptsGoTogether(), FOR_CODES), // invalid_request
                        new Row(new MaxAgeIsSeconds(), ALL), // invalid_request
                        new Row(new ClaimsAreReadable(), FOR_CODES), // invalid_request
                        new Row(new AcrIsPossible(), ALL), // unmet_authentication_requirements
                        new Row(new TextsAreShort(), FOR_CODES)); // invalid_request
    }

    /**
     * Checks the request by each row that applies to the endpoint.
     *
     * @throws OAuthError the first refusal
     */
    public void check(ReceivingEndpoint point, UncheckedRequest asked) {
        for (var row : table) {
            if (row.points().contains(point)) {
                row.rule().check(asked);
            }
        }
    }
}
