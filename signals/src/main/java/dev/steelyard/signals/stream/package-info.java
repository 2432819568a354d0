/** Endpoints of receivers for their event stream: its settings, status, subjects, verification. */
@NullMarked
package dev.steelyard.signals.stream;

import org.jspecify.annotations.NullMarked;
