/** {@code demo.json}, in which {@code steelyard demo} says what it has planted. */
@NullMarked
package dev.steelyard.e2e.demo;

import org.jspecify.annotations.NullMarked;
