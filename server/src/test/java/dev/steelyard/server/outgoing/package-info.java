@NullMarked
package dev.steelyard.server.outgoing;

import org.jspecify.annotations.NullMarked;
