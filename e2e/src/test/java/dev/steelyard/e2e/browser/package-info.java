/** The pages in the system's Chromium: how they look, work and read. */
@NullMarked
package dev.steelyard.e2e.browser;

import org.jspecify.annotations.NullMarked;
