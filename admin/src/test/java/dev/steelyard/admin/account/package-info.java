/** Passwords, and the ways back into an account, on a real store. */
@NullMarked
package dev.steelyard.admin.account;

import org.jspecify.annotations.NullMarked;
