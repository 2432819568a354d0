/**
 * The plan: the differences between the file and the server, in words and as requests, in a valid
 * order.
 */
@NullMarked
package dev.steelyard.cli.apply.plan;

import org.jspecify.annotations.NullMarked;
