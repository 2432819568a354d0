/** The settings of the server, checked at start; none changes while it runs. */
@NullMarked
package dev.steelyard.server.settings;

import org.jspecify.annotations.NullMarked;
