package dev.steelyard.pages.view;

import dev.steelyard.pages.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * An error page with the problem, its remedy and the request id. A refused return address is the
 * only external text on it.
 *
 * @param reference the request id, with which staff find the reason
 * @param address the refused return address, percent-encoded and cut, so that the author of a link
 *     can't put sentences on the page; null: none
 */
public record ErrorPage(Frame frame, Problem problem, String reference, @Nullable String address) {}
