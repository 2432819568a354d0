/**
 * HTTP at the edge: strict parameters, replies, limits, the one boundary that writes errors. The
 * only package that knows the HTTP server's own types.
 */
@NullMarked
package dev.steelyard.server.http;

import org.jspecify.annotations.NullMarked;
