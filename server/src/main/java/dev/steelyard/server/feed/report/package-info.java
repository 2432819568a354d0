/** {@code POST /guard/v1/reports}: what guards report (docs/guard-protocol.md). */
@NullMarked
package dev.steelyard.server.feed.report;

import org.jspecify.annotations.NullMarked;
