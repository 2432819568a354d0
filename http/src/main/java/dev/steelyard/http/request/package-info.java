/**
 * HTTP requests as endpoints see them: parameters, cookies, body and certificates, read strictly
 * and within limits.
 */
@NullMarked
package dev.steelyard.http.request;

import org.jspecify.annotations.NullMarked;
