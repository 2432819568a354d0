/**
 * Cross-origin calls of browser clients (Fetch, section 3.2). A preflight names no client, so it is
 * answered for every origin that some live client registered; the real request is checked by the
 * endpoint, once it knows whose it is. Never with credentials, never at the authorization endpoint.
 */
@NullMarked
package dev.steelyard.server.cors;

import org.jspecify.annotations.NullMarked;
