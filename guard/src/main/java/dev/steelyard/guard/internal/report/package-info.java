/**
 * Reports of decisions to the server (docs/guard-protocol.md): counted, queued and sent. They hold
 * no token, key, path with its values, query or address.
 */
@NullMarked
package dev.steelyard.guard.internal.report;

import org.jspecify.annotations.NullMarked;
