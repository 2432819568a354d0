/**
 * HTTP responses, error responses, and JSON. The error codes are those of RFC 6749, section 5.2,
 * RFC 6750, section 3.1, and the extensions that the server implements.
 */
@NullMarked
package dev.steelyard.http.answer;

import org.jspecify.annotations.NullMarked;
