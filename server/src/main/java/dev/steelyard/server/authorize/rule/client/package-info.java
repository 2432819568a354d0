/**
 * Rules that depend on the settings of the client: its grant types, scopes and resources, and
 * whether it must push or sign its requests (RFC 9126, RFC 9101).
 */
@NullMarked
package dev.steelyard.server.authorize.rule.client;

import org.jspecify.annotations.NullMarked;
