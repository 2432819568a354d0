/**
 * The sender of a request: addresses, trusted proxies (RFC 7239), and the networks by which limits
 * count a sender.
 */
@NullMarked
package dev.steelyard.http.source;

import org.jspecify.annotations.NullMarked;
