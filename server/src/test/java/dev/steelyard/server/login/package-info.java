/** How passwords come before the hasher. */
@NullMarked
package dev.steelyard.server.login;

import org.jspecify.annotations.NullMarked;
