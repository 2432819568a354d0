/** Evaluations as those who enforce access ask for them. */
@NullMarked
package dev.steelyard.guard.proxy.evaluation;

import org.jspecify.annotations.NullMarked;
