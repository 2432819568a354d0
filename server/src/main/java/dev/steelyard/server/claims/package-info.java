/**
 * Claims about people: how a request names them (OpenID Connect Core, sections 5.5 and 5.5.1), and
 * what is answered for each (5.1, 5.4). Knows nothing of tokens, nor of who has consented to what.
 */
@NullMarked
package dev.steelyard.server.claims;

import org.jspecify.annotations.NullMarked;
