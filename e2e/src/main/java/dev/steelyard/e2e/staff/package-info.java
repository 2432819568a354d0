/** Steps of the main job: what operators and resellers do. */
@NullMarked
package dev.steelyard.e2e.staff;

import org.jspecify.annotations.NullMarked;
