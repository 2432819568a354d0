/** Certificates that servers and clients make for themselves, by the JDK's own tool. */
@NullMarked
package dev.steelyard.e2e.certificate;

import org.jspecify.annotations.NullMarked;
