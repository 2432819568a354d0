/**
 * The sections of the account about what acts for the user or lets it in: login sessions, connected
 * programs and memberships, and how the user ends them. A user acts here for itself only; it needs
 * no permission.
 */
@NullMarked
package dev.steelyard.server.account.access;

import org.jspecify.annotations.NullMarked;
