/**
 * The lines of an export of the audit log, and the claims of its signed statements (RFC 7515,
 * ES256), read strictly. Proves nothing.
 */
@NullMarked
package dev.steelyard.cli.audit.format;

import org.jspecify.annotations.NullMarked;
