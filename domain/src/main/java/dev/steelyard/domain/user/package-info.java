/** Users, how they log in, the applications they are members of, and staff. */
@NullMarked
package dev.steelyard.domain.user;

import org.jspecify.annotations.NullMarked;
