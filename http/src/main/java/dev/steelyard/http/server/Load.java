package dev.steelyard.http.server;

import dev.steelyard.http.route.Lane;

/**
 * The present load of an HTTP server.
 *
 * @param connections open, without those of streams
 * @param streams in progress
 * @param requests in progress in {@link Lane#ORDINARY}
 * @param guardRequests in progress in {@link Lane#GUARDS}
 */
public record Load(int connections, int streams, int requests, int guardRequests) {}
