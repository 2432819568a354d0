package dev.steelyard.pages.view;

import dev.steelyard.pages.frame.Frame;

/**
 * An error page with a problem and its remedy. It shows no external text, so that the author of a
 * link can't put words on it.
 *
 * @param reference the request id, with which staff find the reason
 */
public record ErrorPage(Frame frame, Problem problem, String reference) {}
