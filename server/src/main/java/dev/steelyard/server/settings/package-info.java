/** What the server is told at start, checked; nothing of it changes while it runs. */
@NullMarked
package dev.steelyard.server.settings;

import org.jspecify.annotations.NullMarked;
