package dev.steelyard.pages.view;

import dev.steelyard.pages.frame.Frame;

/**
 * Says what went wrong and what to do. There is no room for text from outside: whoever makes the
 * link to an error page can't make it speak.
 *
 * @param reference the request id, by which staff find the reason
 */
public record ErrorPage(Frame frame, Problem problem, String reference) {}
