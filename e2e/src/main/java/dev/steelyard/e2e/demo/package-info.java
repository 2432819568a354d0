/**
 * Reads {@code demo.json}, in which {@code steelyard demo} describes the demonstration that it
 * created.
 */
@NullMarked
package dev.steelyard.e2e.demo;

import org.jspecify.annotations.NullMarked;
