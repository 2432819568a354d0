package dev.steelyard.server.authorize.interaction;

import dev.steelyard.domain.grant.Consent;
import dev.steelyard.domain.grant.Consent.Offline;
import dev.steelyard.domain.principal.BuiltInIds;
import dev.steelyard.domain.principal.RefusalReason;
import dev.steelyard.domain.session.Acr;
import dev.steelyard.domain.session.LoginMethod;
import dev.steelyard.domain.session.Session;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.server.authorize.interaction.LoginState.Person;
import dev.steelyard.server.authorize.request.AuthorizationRequest;
import dev.steelyard.server.authorize.rule.PromptValue;
import dev.steelyard.server.factor.UserFactors;
import dev.steelyard.server.issuance.ScopeRules;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The next step of a valid authorization request: ask for login, ask for consent, or issue the
 * code. It is decided here alone and from stored state.
 */
public sealed interface NextStep {
    /** The user has to log in. */
    record AskLogin() implements NextStep {}

    /** The user has to prove a second factor beside its login. */
    record AskSecondFactor() implements NextStep {}

    /** The user has no second factor that is enough, and has to add one. */
    record AddFactor() implements NextStep {}

    /** The user has to learn that its account is going to be deleted. */
    record TellOfDeletion(Instant due) implements NextStep {}

    /** The user has to decide what the client may do. */
    record AskConsent(Person person) implements NextStep {}

    /**
     * Nothing is missing for a code.
     *
     * @param scope granted
     */
    record Issue(Person person, Set<String> scope) implements NextStep {}

    /**
     * The first missing step.
     *
     * @throws OAuthError the error for the client
     */
    static NextStep of(AuthorizationRequest request, LoginState loginState, Instant now) {
        var person = loginState.person();
        var done = loginState.interaction();
        // 1 A user is logged in, and as recently as asked.
        if (person == null || loginIsAsked(request, person, done, now)) {
            return unlessSilent(
                    request,
                    new AskLogin(),
                    OAuthError.Code.LOGIN_REQUIRED,
                    person == null
                            ? "No user is logged in."
                            : "The login is too old or too weak for max_age, acr_values or the claim"
                                    + " acr. Send the user without prompt=none.");
        }
        // 2 It is the user that the request names.
        var user = person.signedIn().user().id();
        if (!request.means(user)) {
            if (request.wants(PromptValue.NONE) || done.has(CompletedStep.LOGIN)) {
                throw new OAuthError(
                        OAuthError.Code.LOGIN_REQUIRED,
                        "The user who is logged in is not the one of id_token_hint or of the claim sub.");
            }
            return new AskLogin();
        }
        if (codeIsEnough(request, person)) {
            return unlessSilent(
                    request,
                    new AskSecondFactor(),
                    OAuthError.Code.LOGIN_REQUIRED,
                    "The user has not proved a second factor.");
        }
        // OpenID Connect Core, section 5.5.1.1: "a failed authentication attempt".
        if (!request.acr().isMetBy(person.signedIn().session().methods())) {
            throw new OAuthError(
                    OAuthError.Code.UNMET_AUTHENTICATION_REQUIREMENTS,
                    "The login did not prove what acr_values or the claim acr asks for. A user adds"
                            + " a second factor on the page /account/security of the issuer.");
        }
        // 3 The user has not just denied the request.
        if (done.has(CompletedStep.DENIAL)) {
            throw new OAuthError(
                    OAuthError.Code.ACCESS_DENIED, "The user did not allow the access.");
        }
        // 4 The user can use this client.
        if (person.state().refusal() != null) {
            throw denied(person.state().refusal());
        }
        // 5 The login has the second factor that the client or its API demands.
        var methods = person.signedIn().session().methods();
        if (!Acr.isEnough(methods, person.policy()) || isTrustedAtManagement(request, person)) {
            return unlessSilent(
                    request,
                    factorStep(person, done),
                    OAuthError.Code.LOGIN_REQUIRED,
                    "The user has not proved the second factor that is demanded.");
        }
        // 6 A user who has just logged in knows that its account is going to be deleted.
        var deletion = person.deletion();
        if (deletion != null && done.has(CompletedStep.LOGIN) && !done.has(CompletedStep.NOTICE)) {
            return new TellOfDeletion(deletion);
        }
        // 7 Some requested scope can be granted, before the user is asked for it.
        var scope = ScopeRules.grant(request.scope(), person.state().permissions());
        // 8 The user has consented.
        if (consentIsAsked(request, person.consent(), done)) {
            return unlessSilent(
                    request,
                    new AskConsent(person),
                    OAuthError.Code.CONSENT_REQUIRED,
                    "The user has not consented to this yet.");
        }
        // 9 The request is granted.
        return new Issue(person, granted(scope, person.consent()));
    }

    private static boolean loginIsAsked(
            AuthorizationRequest request, Person person, Interaction done, Instant now) {
        if (done.has(CompletedStep.LOGIN)) {
            return false;
        }
        var session = person.signedIn().session();
        var maxAge = isSinceDeviceAsked(request, session) ? null : request.maxAge();
        return request.wants(PromptValue.LOGIN)
                || request.wants(PromptValue.SELECT_ACCOUNT)
                || (maxAge != null && now.isAfter(session.authTime().plus(maxAge)))
                || (maxAge != null && maxAge.isZero())
                || (!request.acr().isMetBy(session.methods()) && !codeIsEnough(request, person));
    }

    /**
     * The management API knows how old a login is, not what it proved (decision 60), so no login of
     * a trusted browser gets there.
     */
    private static boolean isTrustedAtManagement(AuthorizationRequest request, Person person) {
        return request.resource().id().equals(BuiltInIds.MANAGEMENT)
                && person.signedIn().session().methods().contains(LoginMethod.TRUSTED_BROWSER);
    }

    /** Such a login was made for this request, as one on the login page of another client is. */
    private static boolean isSinceDeviceAsked(AuthorizationRequest request, Session session) {
        var entered = request.carried().entered();
        return entered != null && !session.authTime().isBefore(entered.authorization().asked());
    }

    /** The step to the second factor that the policy demands. */
    private static NextStep factorStep(Person person, Interaction done) {
        var factors = person.factors();
        var methods = person.signedIn().session().methods();
        if (factors.canEnterCode()
                && Acr.isEnough(UserFactors.withCode(methods), person.policy())) {
            return new AskSecondFactor();
        }
        boolean passkey = factors.passkeys() > 0 && !done.has(CompletedStep.LOGIN);
        return passkey ? new AskLogin() : new AddFactor();
    }

    /** Whether the login lacks a second factor alone, and the user has one to enter. */
    private static boolean codeIsEnough(AuthorizationRequest request, Person person) {
        var methods = person.signedIn().session().methods();
        return !request.acr().isMetBy(methods)
                && person.factors().canEnterCode()
                && request.acr().isMetBy(UserFactors.withCode(methods));
    }

    /** Rule 7; a consent to {@code offline_access} is never skipped. */
    private static boolean consentIsAsked(
            AuthorizationRequest request, @Nullable Consent consent, Interaction done) {
        // A consent given in this interaction must still exist: it may have been withdrawn since.
        // Any program of the user's machine can pose as the command line (RFC 8252, section 8.6:
        // "SHOULD NOT process repeat authorization requests automatically").
        boolean anew =
                request.wants(PromptValue.CONSENT)
                        || request.client().id().equals(BuiltInIds.COMMAND_LINE);
        if (anew && !done.has(CompletedStep.CONSENT)) {
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

    private static OAuthError denied(RefusalReason refusal) {
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
