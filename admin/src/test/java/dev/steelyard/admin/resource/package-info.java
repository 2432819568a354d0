/** APIs, their permissions and operations, on a real store. */
@NullMarked
package dev.steelyard.admin.resource;

import org.jspecify.annotations.NullMarked;
