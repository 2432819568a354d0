/** Certificates that tests make, good and bad ones. */
@NullMarked
package dev.steelyard.server.pki;

import org.jspecify.annotations.NullMarked;
