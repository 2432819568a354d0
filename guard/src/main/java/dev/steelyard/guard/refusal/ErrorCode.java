package dev.steelyard.guard.refusal;

import static dev.steelyard.guard.refusal.Challenge.BARE;
import static dev.steelyard.guard.refusal.Challenge.INSUFFICIENT_SCOPE;
import static dev.steelyard.guard.refusal.Challenge.INVALID_PROOF;
import static dev.steelyard.guard.refusal.Challenge.INVALID_TOKEN;
import static dev.steelyard.guard.refusal.Challenge.INVALID_TOKEN_OR_PROOF;
import static dev.steelyard.guard.refusal.Challenge.NONE;
import static dev.steelyard.guard.refusal.Challenge.STEP_UP;

import java.util.Locale;

/**
 * An error code with which the guard refuses API requests, such as {@code token_expired}, with its
 * HTTP status and message. Integrators program against these names: they are never renamed. A
 * message is ASCII without quotes and backslashes, so that it fits {@code error_description} (RFC
 * 6750 section 3) as it is.
 */
public enum ErrorCode {
    TOKEN_MISSING(401, BARE, "Send an access token in the header Authorization: Bearer <token>."),
    TOKEN_MALFORMED(
            401,
            INVALID_TOKEN,
            "This is not an access token of this platform. Send the access_token of the token endpoint,"
                    + " once, in the Authorization header."),
    TOKEN_SIGNATURE_INVALID(
            401,
            INVALID_TOKEN,
            "The signature of the token does not verify. Request a new token from the issuer."),
    TOKEN_EXPIRED(401, INVALID_TOKEN, "The token has expired. Request a new one."),
    TOKEN_NOT_YET_VALID(
            401,
            INVALID_TOKEN,
            "The token is not valid yet. Check the clock of the issuer and the API."),
    TOKEN_ISSUER_MISMATCH(
            401, INVALID_TOKEN, "The token was issued by another issuer than this API trusts."),
    TOKEN_AUDIENCE_MISMATCH(
            401,
            INVALID_TOKEN,
            "The token is for another API. Request one with the resource parameter set to this API."),
    TOKEN_BINDING_MISMATCH(
            401,
            INVALID_TOKEN_OR_PROOF,
            "The token is bound to a key, or to none. Send it as DPoP with a proof by that key, or as"
                    + " Bearer if it is not bound."),
    TOKEN_CERTIFICATE_MISMATCH(
            401,
            INVALID_TOKEN,
            "The token is bound to a certificate. Send it over TLS with that certificate, at an address"
                    + " that asks for one."),
    DPOP_PROOF_INVALID(
            401,
            INVALID_PROOF,
            "The DPoP proof is missing, used, or not for this request. Make a new one for each request"
                    + " (RFC 9449, section 4)."),
    TOKEN_REVOKED(401, INVALID_TOKEN, "The token was revoked. Request a new one."),
    CLIENT_SUSPENDED(
            401,
            INVALID_TOKEN,
            "The client of this token is suspended or gone. Ask the reseller that created it."),
    USER_DISABLED(401, INVALID_TOKEN, "The user of this token is disabled or gone."),
    NOT_A_MEMBER(
            401,
            INVALID_TOKEN,
            "The user is no member of the application of this client. Ask for an invitation."),
    SESSION_ENDED(
            401,
            INVALID_TOKEN,
            "The login session of this token has ended. Let the user log in again."),
    CONSENT_WITHDRAWN(
            401, INVALID_TOKEN, "The user has withdrawn the consent. Ask the user for it again."),
    NOT_STAFF(
            401,
            INVALID_TOKEN,
            "The user of this token is not staff any more. Ask the operator or the reseller."),
    AUTHORITY_SUSPENDED(
            401,
            INVALID_TOKEN,
            "The reseller in whose name this token acts is frozen or closed. Ask the operator."),
    API_KEY_MISSING(
            401, BARE, "Send an API key of the client of this token in the header x-api-key."),
    API_KEY_INVALID(
            401,
            BARE,
            "The API key is not a live key of the client of this token. Use a current key of that client,"
                    + " or none with a public client."),
    LOGIN_TOO_OLD(
            401,
            STEP_UP,
            "This needs a recent login. Send the user to the issuer again, with the max_age that the"
                    + " challenge names."),
    LOGIN_TOO_WEAK(
            401,
            STEP_UP,
            "This needs another kind of login. Send the user to the issuer again, with the acr_values that"
                    + " the challenge names."),
    PERMISSION_MISSING(
            403,
            INSUFFICIENT_SCOPE,
            "Ask the reseller to add it to the role, and check the scopes of the token."),
    APPLICATION_MISMATCH(
            403,
            NONE,
            "The token belongs to another application. Use credentials of the application in the path."),
    APPLICATION_STOPPED(
            403, NONE, "The application is stopped. GET /access says why; ask its reseller."),
    ORIGIN_NOT_ALLOWED(
            403, NONE, "The origin is not registered for the client. Ask the reseller to add it."),
    OPERATION_UNKNOWN(404, NONE, "The API has no operation at this path. Check the path."),
    METHOD_NOT_ALLOWED(
            405,
            NONE,
            "The API has no such operation at this path. Use a method that Allow names."),
    DECISION_UNAVAILABLE(
            503, NONE, "No decision is possible at the moment. Try again after Retry-After."),
    SUBJECT_UNKNOWN(
            404,
            NONE,
            "There is no such user or client. Check type and id of the subject, and the client that the"
                    + " user acts through."),
    CONSENT_MISSING(
            403,
            NONE,
            "The user has not consented to the client, or has withdrawn the consent. Ask the user for it."),
    RESOURCE_UNKNOWN(
            404,
            NONE,
            "The type of the resource is not configured, or its application is missing. Ask the operator."),
    ACTION_UNKNOWN(
            404,
            NONE,
            "The type of the resource has no such action. Use one that the operator has configured.");

    private final int status;
    private final Challenge challenge;
    private final String message;

    ErrorCode(int status, Challenge challenge, String message) {
        this.status = status;
        this.challenge = challenge;
        this.message = message;
    }

    /** The name in bodies and documentation, {@code token_expired}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The HTTP status of the code. */
    public int status() {
        return status;
    }

    /** The form of WWW-Authenticate for the code. */
    public Challenge challenge() {
        return challenge;
    }

    /**
     * Whether the remedy is to ask the reseller of the caller's own application. Never for {@link
     * #APPLICATION_MISMATCH}: the reseller of another application is not the caller's business.
     */
    public boolean asksReseller() {
        return this == PERMISSION_MISSING
                || this == APPLICATION_STOPPED
                || this == ORIGIN_NOT_ALLOWED;
    }

    /** The error and the remedy, for the integrator. */
    public String message() {
        return message;
    }
}
