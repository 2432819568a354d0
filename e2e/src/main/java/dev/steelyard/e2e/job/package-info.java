/**
 * The steps of the end-to-end check, one class for each theme. A theme depends on no other, except
 * by {@link dev.steelyard.e2e.job.CheckContext} and {@link dev.steelyard.e2e.job.Integration}.
 */
@NullMarked
package dev.steelyard.e2e.job;

import org.jspecify.annotations.NullMarked;
