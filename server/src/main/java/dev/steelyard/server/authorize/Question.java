package dev.steelyard.server.authorize;

import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;

/** A page on which the person has to do something before the request goes on. Thread-safe. */
@FunctionalInterface
public interface Question {
    Reply ask(Request wire, AuthorizationRequest request, Situation situation);
}
