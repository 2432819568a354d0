/** Credentials of clients, on a real store. */
@NullMarked
package dev.steelyard.admin.credential;

import org.jspecify.annotations.NullMarked;
