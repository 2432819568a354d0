/** Metrics of a node of the authorization server: one class for each subject. */
@NullMarked
package dev.steelyard.program.metrics.node;

import org.jspecify.annotations.NullMarked;
