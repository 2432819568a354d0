package dev.steelyard.server.authorize;

import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import dev.steelyard.pages.view.Problem;
import dev.steelyard.server.authorize.rule.Asked;
import dev.steelyard.server.authorize.rule.Prompt;
import dev.steelyard.server.authorize.rule.Rules;
import dev.steelyard.server.claims.ClaimsParameter;
import dev.steelyard.server.claims.ClaimsRequest;
import dev.steelyard.server.http.OAuthError;
import dev.steelyard.server.http.Parameters;
import dev.steelyard.server.http.Query;
import dev.steelyard.server.idtoken.IdTokenHints;
import dev.steelyard.server.scope.ScopeRules;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads authorization requests: whom to answer first, then the table of rules. Thread-safe. */
public final class AuthorizationRequests {
    private final Recipients recipients;
    private final Rules rules;
    private final ScopeRules scopes;
    private final IdTokenHints hints;

    public AuthorizationRequests(
            Recipients recipients, Rules rules, ScopeRules scopes, IdTokenHints hints) {
        this.recipients = recipients;
        this.rules = rules;
        this.scopes = scopes;
        this.hints = hints;
    }

    /** What a request came to. */
    public sealed interface Reading {
        record Valid(AuthorizationRequest request) implements Reading {}

        /** To be answered to {@code recipient}. */
        record Refused(Recipient recipient, OAuthError error) implements Reading {}

        /** There is nobody to answer: a page for the person. */
        record Unanswerable(Problem problem) implements Reading {}
    }

    public Reading read(Parameters parameters) {
        return switch (recipients.find(parameters)) {
            case Recipients.Found.Nobody(var problem) -> new Reading.Unanswerable(problem);
            case Recipients.Found.Known(var recipient) -> read(recipient, parameters);
        };
    }

    private Reading read(Recipient recipient, Parameters parameters) {
        try {
            rules.check(new Asked(recipient.client(), parameters));
            return new Reading.Valid(request(recipient, parameters));
        } catch (OAuthError e) {
            return new Reading.Refused(recipient, e);
        }
    }

    private AuthorizationRequest request(Recipient recipient, Parameters parameters) {
        var client = recipient.client();
        var scope = new LinkedHashSet<>(ScopeRules.parse(parameters.get("scope")));
        if (!client.may(GrantType.REFRESH_TOKEN)) {
            scope.remove("offline_access");
        }
        return new AuthorizationRequest(
                recipient,
                Query.of(parameters, Set.of(Interactions.FIELD)),
                scopes.resourceServer(client, parameters.get("resource")),
                scope,
                scope.contains("openid")
                        ? ClaimsParameter.parse(parameters.get("claims"))
                        : ClaimsRequest.NONE,
                Prompt.parse(parameters),
                parameters
                        .get("max_age")
                        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                        .orElse(null),
                hinted(recipient, parameters.get("id_token_hint").orElse(null)),
                parameters.get("nonce").orElse(null),
                parameters.get("code_challenge").orElse(null),
                parameters.get("login_hint").orElse(null),
                parameters.get("ui_locales").orElse(null));
    }

    private @Nullable Id<User> hinted(Recipient recipient, @Nullable String idToken) {
        if (idToken == null) {
            return null;
        }
        return hints.read(idToken)
                .filter(hint -> hint.client().equals(recipient.client().id()))
                .map(IdTokenHints.Hint::user)
                .orElseThrow(
                        () ->
                                new OAuthError(
                                        OAuthError.Code.INVALID_REQUEST,
                                        "id_token_hint must be an ID token of this issuer for this client."));
    }
}
