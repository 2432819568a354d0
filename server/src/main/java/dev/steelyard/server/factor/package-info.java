/**
 * Second factors of users: codes of authenticator apps (RFC 6238), recovery codes and trusted
 * browsers, with the pages that add and remove them. Knows nothing of authorization requests.
 */
@NullMarked
package dev.steelyard.server.factor;

import org.jspecify.annotations.NullMarked;
