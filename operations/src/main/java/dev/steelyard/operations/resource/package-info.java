/** Guarded APIs: resource servers, their permissions and operations, and their guards. */
@NullMarked
package dev.steelyard.operations.resource;

import org.jspecify.annotations.NullMarked;
