package dev.steelyard.server.authorize.interaction;

import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.authorize.request.AuthorizationRequest;

/**
 * A login or consent page that the authorization endpoint shows where the user must act.
 * Thread-safe.
 */
@FunctionalInterface
public interface Prompt {
    Reply ask(Request wire, AuthorizationRequest request, LoginState loginState);
}
