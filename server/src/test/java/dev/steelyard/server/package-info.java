/** Tests of the whole server: real HTTP, a real store, a clock that is moved. */
@NullMarked
package dev.steelyard.server;

import org.jspecify.annotations.NullMarked;
