/**
 * Second factors of users: codes of authenticator apps (RFC 6238), recovery codes and trusted
 * browsers. The pages that add and remove them are in {@code account.security}. Knows nothing of
 * authorization requests.
 */
@NullMarked
package dev.steelyard.server.factor;

import org.jspecify.annotations.NullMarked;
