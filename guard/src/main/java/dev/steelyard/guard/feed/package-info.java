/**
 * The settings, metrics and sources of a guard's connection to the authorization server
 * (docs/guard-protocol.md), and the observer of its decisions. {@link
 * dev.steelyard.guard.GuardFeed} is the implementation over HTTP.
 */
@NullMarked
package dev.steelyard.guard.feed;

import org.jspecify.annotations.NullMarked;
