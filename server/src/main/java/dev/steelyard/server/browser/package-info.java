/**
 * Parts that all pages share: cookies (RFC 6265bis, section 4.1.3.2), login sessions, forms that
 * only our own pages can send, and responses for users. Knows no page's purpose and no OAuth.
 */
@NullMarked
package dev.steelyard.server.browser;

import org.jspecify.annotations.NullMarked;
