/** Users: members of applications, staff, their sessions and their consents. */
@NullMarked
package dev.steelyard.operations.user;

import org.jspecify.annotations.NullMarked;
