/**
 * The authorization server. A package is an endpoint or a concern; an endpoint mounts itself by one
 * type of its package ({@code TokenEndpoint}, {@code LoginStep}), and {@link
 * dev.steelyard.server.Endpoints} is the one list of them. Uses the domain, the operations with
 * their behaviour and API, the guard, HTTP and the pages, never the store's adapters.
 */
@NullMarked
package dev.steelyard.server;

import org.jspecify.annotations.NullMarked;
