/**
 * The end-to-end check of the main job: runs the built programs as processes, and calls them over
 * HTTP as any client would. {@code ./run --check} starts {@link dev.steelyard.e2e.Check}. May not
 * know a class of the server, the guard or the demo API: only their jars, options and contracts.
 */
@NullMarked
package dev.steelyard.e2e;

import org.jspecify.annotations.NullMarked;
