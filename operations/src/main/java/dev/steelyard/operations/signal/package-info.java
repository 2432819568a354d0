/** Streams of security events to other programs (Shared Signals Framework 1.0). */
@NullMarked
package dev.steelyard.operations.signal;

import org.jspecify.annotations.NullMarked;
