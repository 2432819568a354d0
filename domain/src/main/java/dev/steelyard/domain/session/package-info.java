/**
 * Login sessions of users at the authorization server, and the queue of logouts that clients are
 * still to be told of (OpenID Connect Back-Channel Logout 1.0). A row of the queue is written in
 * the transaction that ends the session.
 */
@NullMarked
package dev.steelyard.domain.session;

import org.jspecify.annotations.NullMarked;
