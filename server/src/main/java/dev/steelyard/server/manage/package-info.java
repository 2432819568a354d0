/**
 * The management API, {@code /api/v1}: the JSON face of {@link dev.steelyard.admin}. Reads requests
 * strictly, asks, and writes what was answered; decides nothing. {@link
 * dev.steelyard.server.manage.ManagementRoutes} is the one list of its operations. Tokens are
 * judged by the guard, in process (RFC 6750, RFC 9068); versions travel as ETag and If-Match (RFC
 * 9110, section 13.1.1). Knows no store.
 */
@NullMarked
package dev.steelyard.server.manage;

import org.jspecify.annotations.NullMarked;
