package dev.steelyard.server.account;

import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.browser.SignedInUser;

/** Shows a page of the account to its signed-in user. Thread-safe. */
@FunctionalInterface
public interface UserEndpoint {
    Reply show(Request wire, SignedInUser signedIn);
}
