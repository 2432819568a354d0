/**
 * The context and the services that all features of the server share: settings, the bounded store,
 * generators and clock; authentication of callers, tokens, rates and records, browsers. Knows no
 * feature.
 */
@NullMarked
package dev.steelyard.server.context;

import org.jspecify.annotations.NullMarked;
