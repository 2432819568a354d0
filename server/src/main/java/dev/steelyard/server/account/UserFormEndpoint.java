package dev.steelyard.server.account;

import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.browser.SignedInUser;

/** Handles a form of the account that its signed-in user sent from a page here. Thread-safe. */
@FunctionalInterface
public interface UserFormEndpoint {
    Reply handle(Request wire, Parameters form, SignedInUser signedIn);
}
