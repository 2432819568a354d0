/** The pages of the login, its second factor, and the logout. */
@NullMarked
package dev.steelyard.pages.login;

import org.jspecify.annotations.NullMarked;
