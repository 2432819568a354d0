/**
 * Measures what a storm of failed logins costs token requests: the latency of the token endpoint,
 * without and with sources that try passwords.
 */
@NullMarked
package dev.steelyard.bench.login;

import org.jspecify.annotations.NullMarked;
