/** Endpoints by which receivers manage event streams: settings, status, subjects, verification. */
@NullMarked
package dev.steelyard.signals.stream;

import org.jspecify.annotations.NullMarked;
