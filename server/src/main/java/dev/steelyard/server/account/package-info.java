/**
 * A user's account: the pages behind invitations and the link of the first operator, which look the
 * same and take the same time whether an address has an account or not (rules 8 and 9), and the
 * page of the user's own profile (OpenID Connect Core, section 5.1).
 */
@NullMarked
package dev.steelyard.server.account;

import org.jspecify.annotations.NullMarked;
