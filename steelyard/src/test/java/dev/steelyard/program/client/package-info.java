/** What the command line's client takes from a browser, and keeps. */
@NullMarked
package dev.steelyard.program.client;

import org.jspecify.annotations.NullMarked;
