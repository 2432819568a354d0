/** Pushed authorization requests (RFC 9126). */
@NullMarked
package dev.steelyard.server.par;

import org.jspecify.annotations.NullMarked;
