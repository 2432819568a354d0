/**
 * The management API over HTTP. Mounts every bound operation, reads requests strictly, calls the
 * behaviour and writes its outcome. The guard decides on tokens, in process (RFC 6750, RFC 9068);
 * versions travel as ETag and If-Match (RFC 9110, section 13.1.1).
 */
@NullMarked
package dev.steelyard.adminapi;

import org.jspecify.annotations.NullMarked;
