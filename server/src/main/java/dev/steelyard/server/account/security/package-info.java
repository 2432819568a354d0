/**
 * The pages of the account that add and remove second factors. Each change demands a fresh proof of
 * the user.
 */
@NullMarked
package dev.steelyard.server.account.security;

import org.jspecify.annotations.NullMarked;
