/**
 * The HTTP server: starts Helidon with the routes, assigns each request its id, writes the answers,
 * and answers requests that are refused before any route.
 */
@NullMarked
package dev.steelyard.http.server;

import org.jspecify.annotations.NullMarked;
