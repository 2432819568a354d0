/**
 * What a storm of failing logins costs those who want tokens: the latency of the token endpoint,
 * quiet and beside sources that try passwords.
 */
@NullMarked
package dev.steelyard.bench.login;

import org.jspecify.annotations.NullMarked;
