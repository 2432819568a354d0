/**
 * The HTTP server: starts Helidon with the routes, gives each request its id, writes the answers,
 * and answers what is refused before any route.
 */
@NullMarked
package dev.steelyard.http.server;

import org.jspecify.annotations.NullMarked;
