/**
 * The section of the account about who the user is: name, profile claims (OpenID Connect Core,
 * section 5.1) and email address. A change of the address demands a fresh proof.
 */
@NullMarked
package dev.steelyard.server.account.profile;

import org.jspecify.annotations.NullMarked;
