/** Whom certificates prove. */
@NullMarked
package dev.steelyard.server.clientauth;

import org.jspecify.annotations.NullMarked;
