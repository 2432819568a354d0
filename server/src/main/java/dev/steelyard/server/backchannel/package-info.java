/**
 * Tells clients of logouts (OpenID Connect Back-Channel Logout 1.0, sections 2.4 to 2.8). Works off
 * a queue of the store, so that nothing is lost with a node and no request waits for a client.
 * Knows neither sessions nor how they end.
 */
@NullMarked
package dev.steelyard.server.backchannel;

import org.jspecify.annotations.NullMarked;
