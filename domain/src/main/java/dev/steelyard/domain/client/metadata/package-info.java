/**
 * Metadata of clients as values (OpenID Connect Dynamic Client Registration 1.0, section 2; RFC
 * 7591): flows, authentication, requests, tokens, subjects, pages and logout channels, and the
 * security profiles that restrict them.
 */
@NullMarked
package dev.steelyard.domain.client.metadata;

import org.jspecify.annotations.NullMarked;
