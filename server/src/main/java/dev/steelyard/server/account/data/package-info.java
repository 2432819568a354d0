/**
 * The section of the account about what is stored of the user: its export, and the deletion of the
 * account, which waits 14 days. Both demand a fresh proof.
 */
@NullMarked
package dev.steelyard.server.account.data;

import org.jspecify.annotations.NullMarked;
