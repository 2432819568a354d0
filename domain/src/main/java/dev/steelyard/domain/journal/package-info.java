/**
 * Services over a transaction that record what an operation does: audit events, security events,
 * and the endings of login sessions, refresh token families (RFC 9700, section 4.14.2) and single
 * tokens (RFC 7009), and the removal of second factors. They alone write the audit log. When and
 * why to call them is decided elsewhere.
 */
@NullMarked
package dev.steelyard.domain.journal;

import org.jspecify.annotations.NullMarked;
