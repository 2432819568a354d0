/**
 * Pages on which users change their password, ask for a link by mail, and choose a new password by
 * a link. The rules and the effects are in {@code admin/account}.
 */
@NullMarked
package dev.steelyard.server.password;

import org.jspecify.annotations.NullMarked;
