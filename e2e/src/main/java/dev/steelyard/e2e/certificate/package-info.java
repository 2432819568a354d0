/** Self-signed certificates of servers and clients, created by the JDK's own tool. */
@NullMarked
package dev.steelyard.e2e.certificate;

import org.jspecify.annotations.NullMarked;
