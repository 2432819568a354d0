/**
 * The change stream: the list of changes as guards read it, and the caches of this node that follow
 * it.
 */
@NullMarked
package dev.steelyard.server.feed.change;

import org.jspecify.annotations.NullMarked;
