/** Users, their login sessions and consents; staff of authorities and members of applications. */
@NullMarked
package dev.steelyard.admin.user;

import org.jspecify.annotations.NullMarked;
