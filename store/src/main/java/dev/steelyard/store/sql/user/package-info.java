/** Users with their profiles, memberships, staff rights and login sessions. */
@NullMarked
package dev.steelyard.store.sql.user;

import org.jspecify.annotations.NullMarked;
