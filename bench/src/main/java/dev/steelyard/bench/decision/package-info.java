/**
 * What a decision costs an API, without the server: a guard with its feed, and a server in the same
 * process that is asked before anything is measured.
 */
@NullMarked
package dev.steelyard.bench.decision;

import org.jspecify.annotations.NullMarked;
