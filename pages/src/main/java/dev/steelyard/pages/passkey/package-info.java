/** The pages on which a user adds, renames and removes passkeys. */
@NullMarked
package dev.steelyard.pages.passkey;

import org.jspecify.annotations.NullMarked;
