/**
 * A real server that speaks the guard protocol from scripted states, and tokens as it would sign.
 */
@NullMarked
package dev.steelyard.guard.scripted;

import org.jspecify.annotations.NullMarked;
