/** Certificates that tests make, good and bad ones. */
@NullMarked
package dev.steelyard.http.pki;

import org.jspecify.annotations.NullMarked;
