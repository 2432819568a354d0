/**
 * The change stream: endpoints by which guards read the list of changes, and the update of this
 * node's caches from it.
 */
@NullMarked
package dev.steelyard.server.feed.change;

import org.jspecify.annotations.NullMarked;
