package dev.steelyard.pages.view;

import dev.steelyard.pages.frame.Frame;

/**
 * An error page with the problem, its remedy and the request id. It shows no external text, so that
 * the author of a link can't put words on it.
 *
 * @param reference the request id, with which staff find the reason
 */
public record ErrorPage(Frame frame, Problem problem, String reference) {}
