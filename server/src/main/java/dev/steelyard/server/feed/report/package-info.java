/**
 * Reports of guards on themselves and their decisions, {@code POST /guard/v1/reports}
 * (docs/guard-protocol.md).
 */
@NullMarked
package dev.steelyard.server.feed.report;

import org.jspecify.annotations.NullMarked;
