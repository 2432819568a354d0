/** Users, staff and members, on a real store. */
@NullMarked
package dev.steelyard.admin.user;

import org.jspecify.annotations.NullMarked;
