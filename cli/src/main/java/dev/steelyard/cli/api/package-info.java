/**
 * HTTP requests to {@code /api/v1} and their responses. Follows no redirect, sends a token to its
 * own server only, and repeats a request whose response was lost under one idempotency key. Decides
 * nothing: the server says what is allowed.
 */
@NullMarked
package dev.steelyard.cli.api;

import org.jspecify.annotations.NullMarked;
