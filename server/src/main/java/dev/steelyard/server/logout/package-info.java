/**
 * Logout (OpenID Connect RP-Initiated Logout 1.0) ends the browser's session and the tokens that
 * depend on it; clients are notified by the front channel and by the back channel (OpenID Connect
 * Back-Channel Logout 1.0), which delivers from a queue of the store. A client that proves the
 * logout with an ID token of that session is believed; otherwise the user is asked.
 */
@NullMarked
package dev.steelyard.server.logout;

import org.jspecify.annotations.NullMarked;
