/**
 * The userinfo endpoint (OpenID Connect Core, section 5.3): claims about the user of an access
 * token (RFC 6750, sections 2 and 3), for whichever API it is.
 */
@NullMarked
package dev.steelyard.server.userinfo;

import org.jspecify.annotations.NullMarked;
