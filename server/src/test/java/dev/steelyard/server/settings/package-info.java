/** How the settings of a server fit together. */
@NullMarked
package dev.steelyard.server.settings;

import org.jspecify.annotations.NullMarked;
