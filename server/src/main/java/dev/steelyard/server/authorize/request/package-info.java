/**
 * Reads and checks authorization requests, pushed ones (RFC 9126) included, and finds the target of
 * the response before a client is answered.
 */
@NullMarked
package dev.steelyard.server.authorize.request;

import org.jspecify.annotations.NullMarked;
