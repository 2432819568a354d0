/** Whoever a token acts for, and what that principal may do now at one resource server. */
@NullMarked
package dev.steelyard.domain.principal;

import org.jspecify.annotations.NullMarked;
