/**
 * Checks of URIs that may be registered: redirect URIs (RFC 6749, section 3.1.2; RFC 8252, sections
 * 7 and 8; RFC 9700, section 2.1), origins, logout and page URIs, and identifiers of resource
 * servers (RFC 8707).
 */
@NullMarked
package dev.steelyard.admin.uri;

import org.jspecify.annotations.NullMarked;
