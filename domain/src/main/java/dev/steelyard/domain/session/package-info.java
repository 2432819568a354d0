/**
 * Login sessions of users at the authorization server, and the queue of logout notifications to
 * clients (OpenID Connect Back-Channel Logout 1.0). A row of the queue is written in the
 * transaction that ends the session.
 */
@NullMarked
package dev.steelyard.domain.session;

import org.jspecify.annotations.NullMarked;
