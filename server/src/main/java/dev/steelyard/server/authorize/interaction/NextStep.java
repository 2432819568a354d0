package dev.steelyard.server.authorize.interaction;

import dev.steelyard.domain.grant.Consent;
import dev.steelyard.domain.grant.Consent.Offline;
import dev.steelyard.domain.principal.Refusal;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.server.authorize.interaction.LoginState.Person;
import dev.steelyard.server.authorize.request.AuthorizationRequest;
import dev.steelyard.server.authorize.rule.PromptValue;
import dev.steelyard.server.issuance.ScopeRules;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What comes next in a valid request: decided here and nowhere else, from what is stored. */
public sealed interface NextStep {
    /** The person has to prove who it is. */
    record AskLogin() implements NextStep {}

    /** The person has to say what the client may do. */
    record AskConsent(Person person) implements NextStep {}

    /**
     * All is there for a code.
     *
     * @param scope granted
     */
    record Issue(Person person, Set<String> scope) implements NextStep {}

    /**
     * The first thing that is still missing.
     *
     * @throws OAuthError what the client is to be told
     */
    static NextStep of(AuthorizationRequest request, LoginState loginState, Instant now) {
        var person = loginState.person();
        var done = loginState.interaction();
        // 1 Somebody, and as recently as asked.
        if (person == null || loginIsAsked(request, person, done, now)) {
            return unlessSilent(
                    request,
                    new AskLogin(),
                    OAuthError.Code.LOGIN_REQUIRED,
                    "Nobody is logged in.");
        }
        // 2 The one who was meant.
        var user = person.signedIn().user().id();
        if (!request.means(user)) {
            if (request.wants(PromptValue.NONE) || done.has(CompletedStep.LOGIN)) {
                throw new OAuthError(
                        OAuthError.Code.LOGIN_REQUIRED,
                        "The user who is logged in is not the one of id_token_hint or of the claim sub.");
            }
            return new AskLogin();
        }
        // OpenID Connect Core, section 5.5.1.1: "a failed authentication attempt".
        if (!request.acr().isMetBy(person.signedIn().session().acr())) {
            throw new OAuthError(
                    OAuthError.Code.UNMET_AUTHENTICATION_REQUIREMENTS,
                    "The login did not prove what acr_values or the claim acr asks for.");
        }
        // 3 Who has not said no just now.
        if (done.has(CompletedStep.DENIAL)) {
            throw new OAuthError(
                    OAuthError.Code.ACCESS_DENIED, "The user did not allow the access.");
        }
        // 4 Who can use this client at all.
        if (person.state().refusal() != null) {
            throw denied(person.state().refusal());
        }
        // 5 What can be granted of what is asked, before anybody is asked for it.
        var scope = ScopeRules.grant(request.scope(), person.state().permissions());
        // 6 With the person's consent.
        if (consentIsAsked(request, person.consent(), done)) {
            return unlessSilent(
                    request,
                    new AskConsent(person),
                    OAuthError.Code.CONSENT_REQUIRED,
                    "The user has not consented to this yet.");
        }
        // 7 Then it is granted.
        return new Issue(person, granted(scope, person.consent()));
    }

    private static boolean loginIsAsked(
            AuthorizationRequest request, Person person, Interaction done, Instant now) {
        if (done.has(CompletedStep.LOGIN)) {
            return false;
        }
        var maxAge = request.maxAge();
        var session = person.signedIn().session();
        return request.wants(PromptValue.LOGIN)
                || request.wants(PromptValue.SELECT_ACCOUNT)
                || (maxAge != null && now.isAfter(session.authTime().plus(maxAge)))
                || (maxAge != null && maxAge.isZero())
                || !request.acr().isMetBy(session.acr());
    }

    /** Rule 7; a consent to {@code offline_access} is never skipped. */
    private static boolean consentIsAsked(
            AuthorizationRequest request, @Nullable Consent consent, Interaction done) {
        // Once it was given it still has to be there: it may have been withdrawn since.
        if (request.wants(PromptValue.CONSENT) && !done.has(CompletedStep.CONSENT)) {
            return true;
        }
        if (request.client().settings().skipConsent()) {
            return request.wantsOffline()
                    && (consent == null || consent.offline() == Offline.NOT_ASKED);
        }
        return consent == null
                || !consent.covers(
                        request.scope(),
                        request.claimsBesideScopes(),
                        request.resource().identifier());
    }

    private static Set<String> granted(Set<String> scope, @Nullable Consent consent) {
        var granted = new LinkedHashSet<>(scope);
        if (consent == null || consent.offline() != Offline.GRANTED) {
            granted.remove("offline_access");
        }
        return granted;
    }

    private static NextStep unlessSilent(
            AuthorizationRequest request, NextStep ask, OAuthError.Code code, String description) {
        if (request.wants(PromptValue.NONE)) {
            throw new OAuthError(code, description);
        }
        return ask;
    }

    private static OAuthError denied(Refusal refusal) {
        return new OAuthError(
                OAuthError.Code.ACCESS_DENIED,
                switch (refusal) {
                    case NOT_A_MEMBER -> "The user is not a member of this client's application.";
                    case NOT_STAFF -> "The user is not staff.";
                    case AUTHORITY_SUSPENDED -> "The reseller of the user is frozen or closed.";
                    default -> "The user can not use this client now.";
                },
                refusal.code());
    }
}
