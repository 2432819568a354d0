@NullMarked
package dev.steelyard.guard.spring;

import org.jspecify.annotations.NullMarked;
