@NullMarked
package dev.steelyard.guard.servlet;

import org.jspecify.annotations.NullMarked;
