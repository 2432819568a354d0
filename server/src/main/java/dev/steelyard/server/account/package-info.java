/**
 * What the pages of a user's own account share: session, fresh proof and frame; its sections are in
 * the packages below. Also the pages behind invitations and the link of the first operator, which
 * look the same and take the same time whether an address has an account or not (rules 8 and 9).
 */
@NullMarked
package dev.steelyard.server.account;

import org.jspecify.annotations.NullMarked;
