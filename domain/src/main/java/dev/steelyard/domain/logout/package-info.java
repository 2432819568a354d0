/**
 * What clients are still to be told of logouts (OpenID Connect Back-Channel Logout 1.0): a queue
 * whose rows are written in the transaction that ends the session. Knows nothing of how it is told.
 */
@NullMarked
package dev.steelyard.domain.logout;

import org.jspecify.annotations.NullMarked;
