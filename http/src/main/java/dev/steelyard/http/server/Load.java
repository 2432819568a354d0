package dev.steelyard.http.server;

import dev.steelyard.http.route.Lane;

/**
 * The present numbers of open connections and of requests in progress on the HTTP server, for
 * metrics.
 *
 * @param connections open, without those of streams
 * @param streams in progress
 * @param requests in progress in {@link Lane#ORDINARY}
 * @param guardRequests in progress in {@link Lane#GUARDS}
 */
public record Load(int connections, int streams, int requests, int guardRequests) {}
