package dev.steelyard.server.authorize.interaction;

import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.authorize.request.AuthorizationRequest;

/**
 * A page on which the user must act, such as login or consent, before the authorization request
 * continues. Thread-safe.
 */
@FunctionalInterface
public interface Prompt {
    Reply ask(Request wire, AuthorizationRequest request, LoginState loginState);
}
