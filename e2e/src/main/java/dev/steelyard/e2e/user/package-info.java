/** Steps of the main job: what users do in a browser, and the tokens that act for them. */
@NullMarked
package dev.steelyard.e2e.user;

import org.jspecify.annotations.NullMarked;
