/**
 * The address of an account: how a user changes it, how the earlier address undoes that, and what
 * follows from the first proof that an address is the user's.
 */
@NullMarked
package dev.steelyard.admin.address;

import org.jspecify.annotations.NullMarked;
