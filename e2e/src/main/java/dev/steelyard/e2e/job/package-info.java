/**
 * The steps of the main job, a class a theme. Each theme stands alone but for what {@link
 * dev.steelyard.e2e.job.CheckContext} and {@link dev.steelyard.e2e.job.Integration} hold.
 */
@NullMarked
package dev.steelyard.e2e.job;

import org.jspecify.annotations.NullMarked;
