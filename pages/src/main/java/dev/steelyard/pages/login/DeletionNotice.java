package dev.steelyard.pages.login;

import dev.steelyard.pages.frame.Frame;
import dev.steelyard.pages.language.Moment;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.RequestingClient;

/**
 * The page after a login that tells a user when its account is going to be deleted, as it wished.
 * Sends {@link #DECISION}: {@link #KEEP} or {@link #CONTINUE}.
 *
 * @param asker the client that the user is on its way to
 */
public record DeletionNotice(Frame frame, RequestingClient asker, Moment due, Form form) {
    public static final String DECISION = "decision";
    public static final String KEEP = "keep";
    public static final String CONTINUE = "continue";
}
