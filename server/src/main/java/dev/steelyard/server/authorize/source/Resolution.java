package dev.steelyard.server.authorize.source;

import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.request.Parameters;

/**
 * The result of resolving an authorization request: its effective parameters, or an OAuth error.
 * The parameters come from the query, a request object, a pushed request or a device.
 */
public sealed interface Resolution {
    /** The effective parameters; nothing of them is checked yet. */
    record Read(ParameterSource source, Parameters parameters, CarriedRequest carried)
            implements Resolution {}

    /**
     * @param answer says where and how to answer, though it is not verified
     */
    record Refused(Parameters answer, OAuthError error) implements Resolution {}
}
