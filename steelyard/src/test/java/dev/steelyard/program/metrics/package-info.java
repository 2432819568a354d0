/** What Prometheus is told, by scraping processes that run. */
@NullMarked
package dev.steelyard.program.metrics;

import org.jspecify.annotations.NullMarked;
