/**
 * The command line. Calls /api/v1 over HTTP, except for the few commands that are for a stopped
 * server.
 */
@NullMarked
package dev.steelyard.program.cli;

import org.jspecify.annotations.NullMarked;
