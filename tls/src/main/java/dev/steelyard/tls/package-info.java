/**
 * Certificates that a TLS client trusts beside those of the Java runtime, and explanations of
 * failed connections. Sees the JDK only, so that the guard and the command line can share it.
 */
@NullMarked
package dev.steelyard.tls;

import org.jspecify.annotations.NullMarked;
