package dev.steelyard.http.server;

import dev.steelyard.http.route.Lane;

/**
 * What an HTTP server is busy with now.
 *
 * @param connections open, those of streams left out
 * @param streams answers that last
 * @param requests worked on, in {@link Lane#ORDINARY}
 * @param guardRequests worked on, in {@link Lane#GUARDS}
 */
public record Load(int connections, int streams, int requests, int guardRequests) {}
