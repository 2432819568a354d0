/** Answers of authenticators that are malformed. */
@NullMarked
package dev.steelyard.server.passkey;

import org.jspecify.annotations.NullMarked;
